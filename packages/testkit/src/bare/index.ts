/** A client without the SDK's care, and organisations, people, teams and cases whose every key is in the test's hands. */
export { TestCase } from './case.ts';
export { type Identity, TestClient } from './client.ts';
export { testClock } from './clock.ts';
export { TestBlobs } from './http.ts';
export { ADMISSION, doorOf, Network, publishPerson, publishTeam, staffed } from './network.ts';
export { ISSUER, memberOf, TestOrganisation, type TestPerson, type TestTeam } from './organisation.ts';
export { startTestWitness, type TestWitness } from '../witness.ts';
