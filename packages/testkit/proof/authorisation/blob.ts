/** A sealed blob of a case, whole at the server. What is in it does not matter here. */
import { systemRandom } from '@corridor/crypto';
import { type BlobId, type CaseId, LENGTH_HEADER, newId, OFFSET_HEADER } from '@corridor/wire';
import type { TestNetwork } from '../../src/index.ts';
import { askedAt, type Brought } from './asking.ts';

const LENGTH = 32;

export async function keptBlob({ server, clock }: TestNetwork, caseId: CaseId, by: Brought): Promise<BlobId> {
  const blob = newId<BlobId>(systemRandom);
  const path = `/v1/blobs/${blob}`;
  const announced = { method: 'PUT', path: `${path}?case=${caseId}`, headers: { [LENGTH_HEADER]: String(LENGTH) } };
  const piece = { method: 'PATCH', path, headers: { [OFFSET_HEADER]: '0' }, body: systemRandom(LENGTH) };
  for (const asking of [announced, piece]) {
    const { heard } = await askedAt(server.url, clock.now(), by, asking);
    if (heard !== 'done') throw new Error(`the blob was not taken: ${heard}`);
  }
  return blob;
}
