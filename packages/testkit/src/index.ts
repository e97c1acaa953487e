export { testClock, type TestClock } from './clock.ts';
export { foundOrganisation, type HandOrganisation, type Staff, type Team } from './organisation.ts';
export { startTestServer, type TestServer } from './server.ts';
