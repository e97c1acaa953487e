/**
 * Joint photographs: where a pathway says so, whoever sends a photograph also puts it into the album of that patient that
 * the two teams keep together. The album is found among the cases at hand, or by one's guardian, or begun. Rules CL80 to
 * CL84.
 */
import { type Attachment, type Body, isPhotograph, MOST_ATTACHMENTS } from '@corridor/cases';
import { type CaseId, newId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { type Live, live } from '../live.ts';
import type { CaseLog } from '../log/case-log.ts';
import { writtenItem } from '../outbox/author.ts';
import { openingItem } from '../outbox/opening.ts';
import { actingTeam } from '../view/acting-team.ts';
import { type AlbumIndex, albumIndex } from './album-index.ts';
import { askForAlbum } from './ask-guardian.ts';
import { albumFor, type Joint, jointOf, keyOf } from './joint.ts';

export interface Albums {
  readonly index: AlbumIndex;
  /** Rises when another album than before holds for some patient and teams. */
  readonly changes: Live<number>;
  /** The album of a case's patient between its two teams: at hand, or as the guardian knows it. Null: none, or the case has none. */
  find(caseId: CaseId): Promise<CaseId | null>;
  /** Puts this person's photographs of a case into its album, those that are not there yet. Never throws: it is tried again. */
  keepUp(caseId: CaseId): Promise<void>;
  close(): void;
}

/** @param inboxesRead Resolves when every open case of this person's teams is at hand. */
export function openAlbums(core: Core, guardian: string, inboxesRead: () => Promise<void>): Albums {
  const index = albumIndex(core.book);
  const changes = live(0);
  const joints = new Map<string, Set<CaseId>>();
  let turn: Promise<unknown> = Promise.resolve();

  /** What the guardian names is looked at: it is believed only if it is that album. */
  async function askedFor(joint: Joint): Promise<CaseId | null> {
    const caseId = await askForAlbum(core, guardian, joint).catch(() => null);
    if (caseId === null) return null;
    const log = core.book.log(caseId);
    if (log.state().opening === null) await log.load(null);
    const found = albumFor(log.state());
    if (found === null || keyOf(found) !== keyOf(joint)) return null;
    index.put(log);
    return index.find(joint);
  }

  /** Whether an album at hand is unlinked is known once all of it was read. */
  async function atHand(joint: Joint): Promise<CaseId | null> {
    const known = index.find(joint);
    if (known === null) return null;
    const log = core.book.log(known);
    if (log.keys.newest() !== null && !log.part(null).isWhole()) await log.load(null).catch(() => undefined);
    index.put(log);
    const still = index.find(joint);
    return still === null || still === known ? still : await atHand(joint);
  }

  async function findJoint(joint: Joint): Promise<CaseId | null> {
    const known = await atHand(joint);
    if (known !== null) return known;
    await inboxesRead();
    return (await atHand(joint)) ?? (await askedFor(joint));
  }

  /** The album's title stands in the language of the pathway's. */
  async function begin(log: CaseLog, { teams, patient }: Joint): Promise<CaseId> {
    const { opening, consent } = log.state();
    const asking = actingTeam(core, log) ?? teams[0];
    const caseId = newId<CaseId>(core.ports.random);
    const content = {
      purpose: { kind: 'album' as const },
      subject: opening?.pathway?.title ?? opening?.purpose.kind ?? '',
      text: '',
      patient,
      confirmedIdentity: true,
      ...(consent === null ? {} : { consent }),
      answers: [],
      attachments: [],
    };
    const answering = teams.filter((team) => team !== asking);
    await core.outbox.put(await openingItem(core, { case: caseId, kind: 'album', asking, answering, content }));
    return caseId;
  }

  async function put(album: CaseLog, photographs: readonly Attachment[], source: CaseLog): Promise<void> {
    const consent = album.state().consent === null ? source.state().consent : null;
    for (let at = 0; at < photographs.length; at += MOST_ATTACHMENTS) {
      const attachments = photographs.slice(at, at + MOST_ATTACHMENTS);
      const body: Body = {
        act: 'said',
        text: '',
        attachments,
        mentions: [],
        answers: [],
        withdraws: [],
        ...(consent === null ? {} : { consent }),
      };
      const basedOn = album.part(null).last();
      await core.outbox.put(writtenItem(core, album, { case: album.case, body, basedOn }));
    }
  }

  async function keepUpNow(caseId: CaseId): Promise<void> {
    const source = core.book.log(caseId);
    const joint = jointOf(source.state());
    if (joint === null || photographsBy(source, core).length === 0) return;
    remember(joint, caseId);
    const found = (await findJoint(joint)) ?? (await begin(source, joint));
    const album = core.book.log(found);
    if (album.keys.newest() !== null && !album.part(null).isWhole()) await album.load(null);
    const missing = photographsBy(source, core).filter(({ id }) => !isIn(album, id, core));
    if (missing.length > 0) await put(album, missing, source);
  }

  function remember(joint: Joint, caseId: CaseId): void {
    const key = keyOf(joint);
    joints.set(key, (joints.get(key) ?? new Set()).add(caseId));
  }

  /** One after the other: two photographs that are sent at once begin one album. */
  async function keepUp(caseId: CaseId): Promise<void> {
    const mine = turn.then(async () => await keepUpNow(caseId)).catch(() => undefined);
    turn = mine;
    await mine;
  }

  /** An album that holds instead of another wants what this person had put there. */
  function tookIn(log: CaseLog): void {
    const keys = index.put(log);
    if (keys.length > 0) changes.set(changes.get() + 1);
    for (const caseId of keys.flatMap((key) => [...(joints.get(key) ?? [])])) void keepUp(caseId);
  }

  const stops = [
    core.book.onChange(({ case: caseId }) => tookIn(core.book.log(caseId))),
    core.outbox.onAccepted(({ case: caseId, body }) => {
      if ('attachments' in body && body.attachments.some(isPhotograph)) void keepUp(caseId);
    }),
  ];

  return {
    index,
    changes,
    keepUp,
    find: async (caseId) => {
      const log = core.book.log(caseId);
      if (!log.part(null).isWhole() || log.state().opening === null) await log.load(null);
      const joint = jointOf(log.state());
      return joint === null ? null : await findJoint(joint);
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

function photographsBy(log: CaseLog, { identity }: Core): readonly Attachment[] {
  return log
    .state()
    .attachments.filter(({ by, attachment }) => by.user === identity.user && isPhotograph(attachment))
    .map(({ attachment }) => attachment);
}

/** In the album, or on its way there. */
function isIn(album: CaseLog, id: Attachment['id'], { outbox }: Core): boolean {
  const there = album.state().attachments.map(({ attachment }) => attachment);
  const coming = outbox.items(album.case).flatMap(({ body }) => ('attachments' in body ? body.attachments : []));
  return [...there, ...coming].some((attachment) => attachment.id === id);
}
