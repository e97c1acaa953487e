/**
 * What a person asks of their organisation's guardian beyond signing in: rotas, releases of pathways, an area's switch.
 * Bodies are CBOR; each request is signed by the session key and brings its session (`Corridor-Session`), and those under
 * `/v1/office/pathways` may bring a person's command token (`Authorization: Bearer`) instead.
 */
import * as z from 'zod/mini';
import { NETWORK_STATES } from './area.ts';
import { count, ident, raw } from './frame.ts';
import type { OrganisationId, TeamId, UserId } from './id.ts';
import { DUTIES } from './plan.ts';
import { AWAY_REASONS, SERVICE_STATES } from './service.ts';

/** A swap or a proposal, as its guardian names it. */
const number = z.string().check(z.maxLength(40));
const user = ident<UserId>();
const team = ident<TeamId>();
const words = (most: number) => z.string().check(z.maxLength(most));

// ── Rota: /v1/office/teams/:team/rota ─────────────────────────────────────────────────────────────────────────────

const span = { from: count, to: count };
const shift = z.strictObject({ user, deputy: z.nullable(user), ...span });
const absence = z.strictObject({ ...shift.shape, why: z.enum(AWAY_REASONS) });
const shifts = z.array(shift).check(z.maxLength(2000));
const absences = z.array(absence).check(z.maxLength(2000));
const named = { user, name: z.string(), role: z.string(), organisation: z.string() };

/** GET, and the answer to every deed below it. */
export const rotaAnswer = z.strictObject({
  team,
  version: count,
  shifts,
  away: absences,
  swaps: z.array(z.strictObject({ id: number, shift, by: user, to: user, at: count })),
  members: z.array(z.strictObject({ ...named, lead: z.boolean() })),
  mayChange: z.boolean(),
});
export type RotaAnswer = z.infer<typeof rotaAnswer>;

/** PUT: the whole rota in place of that of `version`. */
export const rotaAsk = z.strictObject({ version: count, shifts, away: absences });
export type RotaAsk = z.infer<typeof rotaAsk>;

/** PUT …/away: one's own absence; null ends the one that runs now. */
export const awayAsk = z.strictObject({
  away: z.nullable(z.strictObject({ ...span, deputy: z.nullable(user), why: z.enum(AWAY_REASONS) })),
});
export type AwayAsk = z.infer<typeof awayAsk>;

/** POST …/swaps: one's own coming shift, offered to a colleague. */
export const swapAsk = z.strictObject({ shift: z.strictObject(span), to: user });
/** POST …/swaps/:swap. */
export const swapReply = z.strictObject({ answer: z.enum(['accept', 'decline', 'withdraw']) });

// ── Pathways: /v1/office/pathways ──────────────────────────────────────────────────────────────────────────────────

/** Largest text of a pathway. */
export const MOST_PATHWAY = 64 * 1024;
const pathwayText = words(MOST_PATHWAY);
const fault = z.strictObject({ path: z.string(), mend: z.string(), line: count, column: count });

/** POST …/check: what is wrong with a text, and what would happen to a case that is sent at `openedAt`. */
export const checkAsk = z.strictObject({ text: pathwayText, openedAt: count });
export const checkAnswer = z.strictObject({
  faults: z.array(fault),
  /** The bound pathway, UTF-8 JSON. */
  pathway: z.nullable(raw(256 * 1024)),
  steps: z.array(
    z.strictObject({
      at: count,
      line: z.string(),
      does: z.enum(['opened', 'notify', 'offer', 'target']),
      team: z.string(),
      duty: z.nullable(z.enum(DUTIES)),
      people: z.array(z.string()),
      as: z.nullable(z.enum(DUTIES)),
    }),
  ),
});
export type CheckAnswer = z.infer<typeof checkAnswer>;

/** POST …/proposals. */
export const proposalAsk = z.strictObject({ team, telephone: words(40), text: pathwayText });
export type ProposalAsk = z.infer<typeof proposalAsk>;
/** POST …/proposals/:id/release: `hash` is SHA-256 of the text that the second person read. */
export const releaseAsk = z.strictObject({ hash: raw(32) });
/** PUT …/teams/:team/:pathway: at once. */
export const stateAsk = z.strictObject({ state: z.enum(SERVICE_STATES) });

/** GET, and the answer to every deed below it. */
export const pathwaysAnswer = z.strictObject({
  proposals: z.array(
    z.strictObject({
      id: number,
      pathway: z.string(),
      title: z.string(),
      version: count,
      team,
      teamName: z.string(),
      text: pathwayText,
      by: z.string(),
      at: count,
      state: z.enum(['proposed', 'released', 'withdrawn']),
      approvedBy: z.nullable(z.string()),
      mayApprove: z.boolean(),
    }),
  ),
  released: z.array(
    z.strictObject({
      team,
      teamName: z.string(),
      pathway: z.string(),
      title: z.string(),
      version: count,
      state: z.enum(SERVICE_STATES),
      telephone: z.string(),
      text: pathwayText,
    }),
  ),
  /** Whether the asker may propose and release, as an administrator; a lead sees and switches what their teams offer. */
  mayPropose: z.boolean(),
  /** The asker's own command token, if there is one. */
  token: z.nullable(z.strictObject({ at: count, expiresAt: count })),
});
export type PathwaysAnswer = z.infer<typeof pathwaysAnswer>;

/** POST …/token: a new command token, said once; DELETE takes it back. */
export const tokenMade = z.strictObject({ token: z.string() });

// ── Area: /v1/office/area ──────────────────────────────────────────────────────────────────────────────────────────

/** PUT …/networks/:team. */
export const networkAsk = z.strictObject({ state: z.enum(NETWORK_STATES) });

/** GET: null for somebody who answers for no area. */
export const areaAnswer = z.strictObject({
  area: z.nullable(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      organisations: z.array(
        z.strictObject({ organisation: ident<OrganisationId>(), name: z.string(), ods: z.string() }),
      ),
      networks: z.array(
        z.strictObject({
          organisation: ident<OrganisationId>(),
          team,
          name: z.string(),
          organisationName: z.string(),
          state: z.enum(NETWORK_STATES),
          fallbackOf: z.array(z.string()),
        }),
      ),
      mayChange: z.boolean(),
    }),
  ),
});
export type AreaAnswer = z.infer<typeof areaAnswer>;
