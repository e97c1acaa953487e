/** A guardian publishes what it, or its root, signed. Rules SV11 to SV18, SV29 and SV30 in docs/protocol/server.md. */
import { type Asked, decodeSigned, type Down, type Guardian, type TeamId, type UserId } from '@corridor/wire';
import type { Hint } from '../bus/bus.ts';
import { verifyExported } from '@corridor/crypto/verify';
import { removeErasedBlobs } from '../erasure/sweep.ts';
import { putReleased } from '../erasure/released.ts';
import { tellErased } from '../erasure/tell.ts';
import { authentic } from '../session/hello.ts';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import { findGuardian } from '../session/holder.ts';
import type { Session } from '../session/session.ts';
import { review } from '../session/standing.ts';
import type { Work } from '../db/database.ts';
import { logPublished } from '../log/published.ts';
import { putArea, putAreaMember } from './area.ts';
import { putGuardian, putOrganisation, putRecovery, putVouch, rootOf, type Stated } from './of-organisation.ts';
import { putPerson } from './person.ts';
import { demandNotSucceeded, putSuccession } from './succession.ts';
import { putReleasedCode } from './released-code.ts';
import { putRoster } from './roster.ts';
import { putRota, putService } from './service.ts';

/** Whom a publication concerns, beside those who follow the directory. */
interface Concerned {
  readonly people: readonly UserId[];
  readonly team: TeamId | null;
  /** Whether something that everybody looks up has changed. */
  readonly listed?: false;
}

const EVERYBODY: Concerned = { people: [], team: null };
const NOBODY: Concerned = { people: [], team: null, listed: false };

/** @throws ServerError `not-allowed` for anybody but a guardian, and for another organisation's statements. */
export async function publish(core: Core, session: Session, asked: Asked<'publish'>): Promise<Down> {
  demand(session.holder === 'guardian', 'not-allowed');
  const by = await findGuardian(core.database.sql, session.user);
  demand(by !== null, 'not-allowed');
  const concerned = await core.database.sql.transaction().execute(async (work) => await put(core, work, by, asked));
  if (concerned.listed !== false) await announce(core, concerned);
  if (asked.kind === 'released') await settleErasure(core);
  return { t: 'done', r: asked.r };
}

async function put(core: Core, work: Work, by: Guardian, asked: Asked<'publish'>): Promise<Concerned> {
  const stated = { signed: decodeSigned(asked.statement), statement: asked.statement };
  const concerned = (await putOwn(work, by, asked, stated, core.clock.now())) ?? EVERYBODY;
  await logPublished(work, [asked], core.random);
  return concerned;
}

/** Keeps the statement. @returns whom it concerns in particular, if anybody. */
async function putOwn(work: Work, by: Guardian, asked: Asked<'publish'>, stated: Stated, now: number) {
  const root = await rootOf(work, by.organisation);
  if (asked.kind !== 'succession') await demandNotSucceeded(work, by.organisation, now);
  switch (asked.kind) {
    case 'organisation': {
      const { organisation } = await putOrganisation(work, stated, false);
      demand(organisation === by.organisation, 'not-allowed');
      return null;
    }
    case 'guardian': {
      const { guardian } = await putGuardian(work, root, stated, now);
      return { people: [guardian], team: null };
    }
    case 'recovery':
      return await putRecovery(work, root, stated);
    case 'vouch':
      return await putVouch(work, root, stated);
    case 'succession':
      return await putSuccession(work, by, stated);
    case 'person': {
      const { user } = await putPerson(work, by, stated, now);
      return { people: [user], team: null };
    }
    case 'roster': {
      const { says, changed } = await putRoster(work, by, stated, asked.wraps);
      return { people: changed, team: says.team };
    }
    case 'service':
      return await putService(work, by, stated);
    case 'rota':
      return await putRota(work, by, stated);
    case 'area':
      return await putArea(work, by, stated);
    case 'area-member':
      return await putAreaMember(work, by, stated);
    case 'export':
      await authentic(async () => await verifyExported(stated.signed, by));
      return NOBODY;
    case 'released-code':
      await putReleasedCode(work, by, stated);
      return NOBODY;
    case 'released':
      await putReleased(work, by, stated, now);
      return NOBODY;
  }
}

/** What was erased by this word, if it was the last that was waited for. */
async function settleErasure(core: Core): Promise<void> {
  await tellErased(core);
  // What cannot be removed now is swept later: the word was taken all the same.
  await removeErasedBlobs(core).catch((error: unknown) => core.log.failed('erased-blobs', error));
}

/** Tells who is connected, here and elsewhere. Leavers' sockets close before the publisher has its answer. */
async function announce(core: Core, { people, team }: Concerned): Promise<void> {
  for (const user of people) await review(core, user);
  if (team !== null) core.hub.tell([team], { t: 'changed', what: 'team', team });
  else core.hub.tellAll({ t: 'changed', what: 'directory' });
  core.bus.tell([
    ...people.map((user): Hint => ({ about: 'person', user })),
    team === null ? { about: 'directory' } : { about: 'team', team },
  ]);
}
