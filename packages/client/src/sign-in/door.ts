/**
 * The way in: who somebody is, which locks are theirs, and the opening of one. Holds nothing that opens a lock by itself
 * longer than it takes to open it.
 */
import type { Signer } from '@corridor/crypto';
import { type DeviceMode, equalBytes, type OrganisationId } from '@corridor/wire';
import type { About, Hat, InvitationShown, SignInStart, Way } from '../api/access.ts';
import { ClientError } from '../error.ts';
import type { Ports } from '../port/ports.ts';
import { type ClosedLock, closedLock, openLock, type OpenLock, withLog } from './bundle.ts';
import { enrol } from './enrol.ts';
import { aboutOf, askAbout, hatsOf, type Identified, identify, type Known, signInStart, withLock } from './identify.ts';
import { decodePending, newPending } from './pending.ts';

export interface Opened {
  readonly lock: OpenLock;
  readonly hat: Hat;
  /** Made or changed just now: to be put to the server before anything else, or nobody could sign in again. */
  readonly fresh: boolean;
  /** The key that the identity token was bound to; null after a lock that needed no token. */
  readonly sessionSigner: Signer | null;
}

export interface Door {
  about(): Promise<About>;
  /** @throws ClientError `offline`. */
  server(): Promise<string>;
  host(): string;
  hats(): readonly Hat[];
  mode(): DeviceMode;
  /** @throws ClientError `bad-invitation-code`, `invitation-over`, `invitation-used`, `root-swapped`, `offline`. */
  invitation(typed: string): Promise<InvitationShown>;
  begin(returnTo: string, mode: DeviceMode, invitation: string | null): Promise<SignInStart>;
  finish(pending: string, location: string): Promise<readonly Hat[]>;
  open(organisation: OrganisationId, way: Way): Promise<Opened>;
  /** The lock as it now lies at the server. */
  remember(lock: OpenLock): void;
  /** The way by the guardian is spent: another needs a fresh token. */
  spend(): void;
  forget(): void;
}

export function openDoor(guardian: string, ports: Ports): Door {
  const locks = new Map<OrganisationId, ClosedLock>();
  /** Made in this visit, and not yet at the server. */
  const made = new Map<OrganisationId, OpenLock>();
  let known: Known | null = null;
  let identified: Identified | null = null;
  let named: readonly Hat[] = [];
  let mode: DeviceMode = 'shared';
  let unusedSigner: Signer | null = null;

  const about = async (): Promise<Known> => (known ??= await askAbout(ports.http, guardian));

  const hats = (): readonly Hat[] =>
    named.map((hat) => {
      const lock = locks.get(hat.organisation);
      return lock === undefined ? hat : withLock(hat, lock.slots, identified !== null);
    });

  /** What the bundle says wins. @throws ClientError `cannot-open` if the network says otherwise. */
  function demandAnchors({ identity }: OpenLock, { answer, organisations }: Known): void {
    const stated = organisations.find(({ organisation }) => organisation === identity.organisation);
    const { organisationRoot, serverKey } = identity.anchors;
    const sameRoot = stated === undefined || equalBytes(stated.root, organisationRoot);
    if (!sameRoot || !equalBytes(answer.serverKey, serverKey)) throw new ClientError('cannot-open');
  }

  function remember({ identity, bundle, slots }: OpenLock): void {
    const { organisation, user } = identity;
    made.delete(organisation);
    locks.set(organisation, { organisation, user, bundle, slots });
  }

  async function openOrMake(hat: Hat, way: Way): Promise<Pick<Opened, 'lock' | 'fresh'>> {
    const closed = locks.get(hat.organisation);
    if (hat.enrolled && closed !== undefined) return { lock: await openLock(closed, way, identified), fresh: false };
    if (identified === null || way.kind !== 'guardian') throw new ClientError('no-such-way');
    // Certified, but the server was not reached to put the bundle: these keys stand, and others would be refused.
    const lock = made.get(hat.organisation) ?? (await enrol(identified, hat.organisation, guardian, ports));
    made.set(hat.organisation, lock);
    return { lock, fresh: true };
  }

  async function finish(text: string, location: string): Promise<readonly Hat[]> {
    const pending = decodePending(text);
    identified = await identify(ports.http, guardian, await about(), pending, location);
    mode = pending.mode;
    unusedSigner = identified.unlock.signer;
    named = hatsOf(identified);
    locks.clear();
    for (const { organisation } of named) {
      const closed = closedLock(identified, organisation);
      // Where the guardian has allowed a reset the former lock is as if it had not been: new keys are made. Rule RE11.
      const isReset = identified.atGuardian.get(organisation)?.enrolled === false;
      if (closed !== null && !isReset) locks.set(organisation, closed);
    }
    return hats();
  }

  async function open(organisation: OrganisationId, way: Way): Promise<Opened> {
    const found = hats().find((each) => each.organisation === organisation);
    if (found === undefined) throw new ClientError('not-signed-in');
    const { lock: opened, fresh } = await openOrMake(found, way);
    const stated = await about();
    demandAnchors(opened, stated);
    const { log } = stated.answer;
    const logged = log === null ? null : await withLog(opened, log, ports.random);
    const lock = logged ?? opened;
    const hat = withLock(found, lock.slots, identified !== null);
    // The key that the token was bound to serves one session; a second hat of the same person has one of its own.
    const sessionSigner = unusedSigner;
    unusedSigner = null;
    return { lock, hat, fresh: fresh || logged !== null, sessionSigner };
  }

  return {
    about: async () => aboutOf(await about()),
    server: async () => (await about()).answer.server,
    host: () => known?.answer.host ?? '',
    hats,
    mode: () => mode,
    invitation: async (typed) => {
      // Once in somebody's life here: fetched when it is wanted.
      const { readInvitation } = await import('./invitation.ts');
      return (await readInvitation(ports.http, guardian, await about(), typed)).shown;
    },
    begin: async (returnTo, wanted, invitation) =>
      await signInStart(await about(), newPending({ returnTo, mode: wanted, invitation }, ports.random)),
    finish,
    open,
    remember,
    spend: () => {
      identified = null;
      unusedSigner = null;
      made.clear();
    },
    forget: () => {
      identified = null;
      unusedSigner = null;
      named = [];
      made.clear();
      locks.clear();
    },
  };
}
