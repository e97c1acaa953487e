/** A guardian reads the cases that it follows, and compares what their authors name with its own log as every reader does. Rule TL34. */
import type { Core } from '@corridor/client/node';
import type { Hosted } from '../custody/hosting.ts';
import { putLogAlarm } from '../db/log.ts';
import type { KeepParts } from './keep.ts';

type HeedParts = Pick<KeepParts, 'db' | 'clock' | 'log'>;

/** Alarms until the answer is called. It goes on cosigning: an author's word is not the log's. */
export function heedSplit({ db, clock, log }: HeedParts, hosted: Hosted, core: Pick<Core, 'transparency'>): () => void {
  const { organisation, ods } = hosted.organisation;
  let isTold = false;

  async function alarm(): Promise<void> {
    const note = (await core.transparency.evidence()) ?? '';
    if (await putLogAlarm(db, { organisation, code: 'split', note, at: clock() })) log.logAlarm(ods, 'split');
  }

  return core.transparency.shown.hear(({ fault }) => {
    if (fault !== 'split' || isTold) return;
    isTold = true;
    alarm().catch((error: unknown) => log.unexpected('split', error));
  });
}
