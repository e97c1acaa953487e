export { type AlarmDesk, startAlarmDesk } from './alarm-desk.ts';
export { testClock, type TestClock } from './clock.ts';
export { type IdentityProvider, type SignInPage, startIdentityProvider } from './identity-provider.ts';
export { type Lie, type LyingServer, lyingServer } from './lying.ts';
export * from './network.ts';
export { foundOrganisation, type HandOrganisation, type Reached, type Staff, type Team } from './organisation.ts';
export { advicePathway } from './pathway.ts';
export { filledIn, type HttpRoute, watchRoutes } from './routes.ts';
export { startTestServer, type TestServer, type TestServerOptions } from './server.ts';
