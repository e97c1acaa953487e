/**
 * `npm run build`: the web app as static files in dist/web, for a guardian elsewhere to serve, with the manifest of its
 * files (release.json). Nothing else is built.
 *
 *   npm run build -- --commit <hash>    says of which commit, for a release
 *   npm run build -- --key <file>       signs the manifest: a PEM private key (Ed25519, PKCS #8) of whoever releases
 */
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeSigned, fromHex, release, RELEASE_SIGNATURE_PATH, SUITE } from '@corridor/wire';
import { ROOT } from './checks/repository.ts';
import { PlatformError } from './platform/error.ts';
import { buildWebApp } from './platform/web-app.ts';

const folder = join(ROOT, 'dist', 'web');
const { values } = parseArgs({ options: { commit: { type: 'string' }, key: { type: 'string' } } });

function signManifest(manifest: string, keyFile: string, commit: string): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const bytes = release.encode({ suite: SUITE, version, commit, manifest: fromHex(manifest) });
  const signature = new Uint8Array(sign(null, bytes, createPrivateKey(readFileSync(keyFile))));
  writeFileSync(join(folder, RELEASE_SIGNATURE_PATH), encodeSigned({ bytes, signature }));
}

try {
  const manifest = await buildWebApp(ROOT, folder, { commit: values.commit ?? null });
  if (values.key !== undefined) signManifest(manifest, values.key, values.commit ?? '');
  process.stdout.write(`The web app is in ${folder}\nManifest SHA-256 ${manifest}\n`);
} catch (error) {
  if (!(error instanceof PlatformError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
