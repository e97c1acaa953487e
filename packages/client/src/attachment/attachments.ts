/**
 * Files of a case: sealed under a key each, sent in the background and resumed, read back only if they are the bytes that
 * the signed event names. Rule CL52.
 */
import type { Attachment } from '@corridor/cases';
import { openWholeAttachment, sealedLength, sealWholeAttachment, sha256 } from '@corridor/crypto';
import { type BlobId, type Bytes, type CaseId, equalBytes, newId, PASSING_REFUSALS } from '@corridor/wire';
import type { Upload } from '../api/attachment.ts';
import { backoff } from '../connection/backoff.ts';
import { ClientError, codeOf } from '../error.ts';
import { type Live, live } from '../live.ts';
import type { Network } from '../network.ts';
import type { Store } from '../port/store.ts';
import { cacheOf } from './cache.ts';
import { download, upload } from './upload.ts';

export type Described = Pick<
  Attachment,
  'name' | 'mediaType' | 'width' | 'height' | 'site' | 'takenAt' | 'shot' | 'caption'
>;

export interface Attachments {
  /** Resolves when it is sealed; it is sent in the background. */
  add(caseId: CaseId, content: Bytes, described: Described): Promise<Attachment>;
  /** Resolves when the server holds all of these that this client is sending. @throws ClientError `offline`, or why one was refused. */
  arrived(blobs: readonly BlobId[]): Promise<void>;
  drop(caseId: CaseId, blob: BlobId): Promise<void>;
  /** @throws ClientError `cannot-open` if it is not what was sent; `offline`. */
  read(attachment: Attachment): Promise<Bytes>;
  uploads(caseId: CaseId): Live<readonly Upload[]>;
  /** Goes on with what was stopped: the connection is back. */
  resume(): void;
  restore(): Promise<void>;
}

interface Sending {
  shown: Upload;
  readonly sealed: Bytes;
  running: Promise<void> | null;
}

const PASSES: ReadonlySet<string> = new Set(PASSING_REFUSALS);
const TRIES = 5;

export function openAttachments(network: Network, store: Store): Attachments {
  const sending = new Map<BlobId, Sending>();
  const shown = new Map<CaseId, Live<readonly Upload[]>>();
  const opened = cacheOf();

  function uploads(caseId: CaseId): Live<readonly Upload[]> {
    const found = shown.get(caseId) ?? live<readonly Upload[]>([]);
    shown.set(caseId, found);
    return found;
  }

  function show(one: Sending, change: Partial<Upload>): void {
    one.shown = { ...one.shown, ...change };
    const of = one.shown.case;
    uploads(of).set([...sending.values()].map((each) => each.shown).filter((each) => each.case === of));
  }

  async function sendWithPatience(one: Sending): Promise<void> {
    const { case: caseId, blob } = one.shown;
    for (let tries = 1; ; tries++) {
      try {
        await upload(network, caseId, blob, one.sealed, (sent) => show(one, { sent, state: 'sending' }));
        return;
      } catch (error) {
        if (!PASSES.has(codeOf(error)) || tries === TRIES) throw error;
        await new Promise<void>((resolve) => {
          network.ports.clock.after(backoff(tries, network.ports.random), resolve);
        });
      }
    }
  }

  async function send(one: Sending): Promise<void> {
    try {
      await sendWithPatience(one);
      show(one, { state: 'done', sent: one.sealed.length });
      await store.remove('blobs', keyOf(one.shown));
    } catch (error) {
      show(one, { state: 'stopped' });
      throw error;
    } finally {
      one.running = null;
    }
  }

  function start(one: Sending): Promise<void> {
    one.running ??= send(one);
    return one.running;
  }

  function startQuietly(one: Sending): void {
    start(one).catch(() => undefined);
  }

  async function add(caseId: CaseId, content: Bytes, described: Described): Promise<Attachment> {
    const blob = newId<BlobId>(network.ports.random);
    const hash = await sha256(content);
    const { blob: sealed, reference } = await sealWholeAttachment(content, network.ports.random);
    const upload: Upload = { blob, case: caseId, name: described.name, sent: 0, size: sealed.length, state: 'sealing' };
    const one: Sending = { shown: upload, sealed, running: null };
    sending.set(blob, one);
    opened.keep(blob, content);
    await store.put('blobs', keyOf(upload), sealed);
    startQuietly(one);
    const { key, hash: sealedHash } = reference;
    return { ...described, size: content.length, hash, held: 'blob', id: blob, key, sealed: sealedHash };
  }

  async function fetchBlob(attachment: Extract<Attachment, { held: 'blob' }>): Promise<Bytes> {
    const { id, key, sealed: hash, size } = attachment;
    const sealed = sending.get(id)?.sealed ?? (await download(network, id));
    return await openedOrRefused(
      async () => await openWholeAttachment({ key, hash, length: sealedLength(size) }, sealed),
    );
  }

  async function read(attachment: Attachment): Promise<Bytes> {
    if (attachment.held === 'inline') return new Uint8Array(attachment.content);
    const held = opened.get(attachment.id);
    const content = held ?? (await fetchBlob(attachment));
    if (!equalBytes(await sha256(content), attachment.hash)) throw new ClientError('cannot-open');
    if (held === null) opened.keep(attachment.id, content);
    return content;
  }

  return {
    add,
    read,
    uploads,
    arrived: async (blobs) => {
      const open = blobs.flatMap((blob) => sending.get(blob) ?? []).filter((one) => one.shown.state !== 'done');
      await Promise.all(open.map(start));
    },
    drop: async (_caseId, blob) => {
      const one = sending.get(blob);
      if (one === undefined) return;
      sending.delete(blob);
      show(one, {});
      await store.remove('blobs', keyOf(one.shown));
    },
    resume: () => {
      for (const one of sending.values()) if (one.shown.state === 'stopped') startQuietly(one);
    },
    restore: async () => {
      for (const { key, value } of await store.all('blobs')) {
        const [caseId, blob] = key.split('/') as [CaseId, BlobId];
        const sealed = new Uint8Array(value);
        const one: Sending = {
          shown: { blob, case: caseId, name: '', sent: 0, size: sealed.length, state: 'stopped' },
          sealed,
          running: null,
        };
        sending.set(blob, one);
        show(one, {});
      }
    },
  };
}

function keyOf({ case: caseId, blob }: Pick<Upload, 'case' | 'blob'>): string {
  return `${caseId}/${blob}`;
}

async function openedOrRefused(open: () => Promise<Bytes>): Promise<Bytes> {
  try {
    return await open();
  } catch {
    throw new ClientError('cannot-open');
  }
}
