import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newSecret, type Random, type Signer, signerFromSeed } from '@corridor/crypto/verify';
import { fromBase64url, toBase64url } from '@corridor/wire';

/** The server's signing key: a file of 32 bytes in base64url, readable by its owner alone, made at the first start. */
export async function keyFromFile(path: string, random: Random): Promise<Signer> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600).catch(() => null);
  if (file !== null) {
    await file.writeFile(`${toBase64url(newSecret(random).reveal())}\n`);
    await file.datasync();
    await file.close();
  }
  return await signerFromSeed(fromBase64url((await readFile(path, 'utf8')).trim()));
}
