/** Files, receipts and firings that nobody should believe. */
import { decodeSigned, firing, fromHex, toHex, tuple, viewed } from '@corridor/wire';
import { sealSymmetric, SymmetricKey } from '@corridor/crypto';
import type { caseFile } from './file.ts';
import { bytesOf, fixedRandom } from './fixed.ts';
import { flipped, type Spoilt, type Stage, signedHex } from './spoil.ts';

type File = Awaited<ReturnType<typeof caseFile>>;

export async function spoiltBlobs({ story }: Stage, file: File): Promise<readonly Spoilt[]> {
  const sealed = file.blobs[0]?.sealed ?? '';
  const spoilt = (why: string, rule: string, to: string): Spoilt => ({
    why,
    rule,
    where: 'blob 1',
    changes: [{ path: ['blobs', 0, 'sealed'], to }],
  });
  const aad = tuple('attachment-chunk', 1, new Uint8Array(8), Uint8Array.of(1));
  const other = await sealSymmetric(
    new SymmetricKey(story.photograph.key),
    'attachment-chunk',
    aad,
    new Uint8Array(story.picture.length),
    fixedRandom('another'),
  );
  return [
    spoilt('a bit of a file changed', 'AT3', flipped(sealed, 500)),
    spoilt('a file cut short', 'AT3', sealed.slice(0, -2)),
    spoilt('no file', 'AT3', ''),
    spoilt('another file under the same key', 'AT4', toHex(other)),
  ];
}

export async function spoiltRecords({ world }: Stage, file: File): Promise<readonly Spoilt[]> {
  const { osei, nair, trust, clinicians, server } = world;
  const seen = viewed.decode(decodeSigned(fromHex(file.receipts[0] ?? '')).bytes);
  const fired = firing.decode(decodeSigned(fromHex(file.firings[0] ?? '')).bytes);
  const receipt = (why: string, rule: string, to: string): Spoilt => ({
    why,
    rule,
    where: 'receipt 1',
    changes: [{ path: ['receipts', 0], to }],
  });
  const shot = (why: string, rule: string, to: string): Spoilt => ({
    why,
    rule,
    where: 'firing 1',
    changes: [{ path: ['firings', 0], to }],
  });
  return [
    receipt('a receipt that a colleague signed', 'KE16', await signedHex(viewed, seen, nair.keys.signer)),
    receipt(
      'a receipt for an event that was not told',
      'KE16',
      await signedHex(viewed, { ...seen, head: bytesOf('no event') }, osei.keys.signer),
    ),
    receipt(
      'a receipt for a team that its author is not in',
      'CL48',
      await signedHex(viewed, { ...seen, by: { ...seen.by, team: clinicians.id } }, osei.keys.signer),
    ),
    shot(
      'a firing of a line that nobody planned',
      'CL49',
      await signedHex(firing, { ...fired, line: 'invented' }, server),
    ),
    shot('a firing before its time', 'KE16', await signedHex(firing, { ...fired, at: fired.due - 1 }, server)),
    shot('a firing that a guardian signed', 'KE16', await signedHex(firing, fired, trust.guardian.keys.signer)),
  ];
}
