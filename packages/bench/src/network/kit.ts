/** What makes organisations, people, teams and cases with real keys. */
export { TestCase } from '../../../server/test/kit/case.ts';
export { type Identity, TestClient } from '../../../server/test/kit/client.ts';
export { memberOf, TestOrganisation, type TestPerson, type TestTeam } from '../../../server/test/kit/organisation.ts';
