/** The SDK in Node: a client for people (`createClient`), and the core for programs with keys of their own (`openAs`). */
export * from '../index.ts';
export { nodePorts } from './ports.ts';
