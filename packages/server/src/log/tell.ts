/** Who is told of the log: guardians, that there is a checkpoint to cosign; an organisation, that it has a newer quorum. */
import type { OrganisationId } from '@corridor/wire';
import type { Core } from '../core.ts';
import type { Session } from '../session/session.ts';

function tellWhom(core: Core, is: (session: Session) => boolean): void {
  for (const connection of core.hub.connections) {
    if (connection.guest !== null && is(connection.guest.session)) connection.say({ t: 'changed', what: 'log' });
  }
}

/** There is a checkpoint to cosign: here and elsewhere. */
export function tellCheckpoint(core: Core): void {
  passLog(core, null);
  core.bus.tell([{ about: 'log', organisation: null }]);
}

/** The organisation's guardian has cosigned: here and elsewhere. */
export function tellQuorum(core: Core, organisation: OrganisationId): void {
  passLog(core, organisation);
  core.bus.tell([{ about: 'log', organisation }]);
}

/** Tells who is connected here. Null: guardians. */
export function passLog(core: Core, organisation: OrganisationId | null): void {
  tellWhom(core, (session) =>
    organisation === null ? session.holder === 'guardian' : session.organisation === organisation,
  );
}
