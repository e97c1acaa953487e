/** An item for the outbox, as somebody wrote it a moment ago. */
import { blobsOf, type Body, CasesError, encodeBody } from '@corridor/cases';
import { type CaseId, type EventId, newId, type TeamId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { ClientError } from '../error.ts';
import type { Item } from './item.ts';

/** Throws what is wrong with a body as the client's own error. */
export function checkBody(body: Body): void {
  try {
    encodeBody(body);
  } catch (error) {
    if (error instanceof CasesError) throw new ClientError('invalid-body', { faults: error.faults });
    throw error;
  }
}

export function newItem(core: Core, caseId: CaseId, team: TeamId, body: Body, more: Partial<Item>): Item {
  const { ports } = core;
  return {
    event: newId<EventId>(ports.random),
    case: caseId,
    team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: ports.clock.now(),
    joins: [],
    kind: null,
    plan: null,
    blobs: 'attachments' in body ? blobsOf(body.attachments) : [],
    ...more,
  };
}
