/** The provider as a program of its own, with the demo's staff as its accounts. */
import { join } from 'node:path';
import { demoAccounts } from './accounts.ts';
import { loadSecrets } from './keys.ts';
import { startIdentityProvider } from './provider.ts';

const provider = await startIdentityProvider({
  port: Number(read('PORT')),
  accounts: demoAccounts(),
  secrets: loadSecrets(join(read('DATA_DIR'), 'provider.json')),
  client: { id: read('OIDC_CLIENT_ID'), secret: read('OIDC_CLIENT_SECRET') },
  webOrigins: [read('WEB_ORIGIN')],
});
process.stdout.write(`${JSON.stringify({ event: 'ready', issuer: provider.issuer })}\n`);
process.once('SIGTERM', () => void provider.close());

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
