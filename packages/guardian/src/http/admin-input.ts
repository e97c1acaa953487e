/** What administrators may send, and what is wrong with it in words. */
import {
  isId,
  MEMBER_POWERS,
  type OrganisationId,
  POWERS,
  SERVICE_STATES,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import * as z from 'zod';

const line = (most: number) =>
  z
    .string('Write text here.')
    .trim()
    .min(1, 'Write something here.')
    .max(most, `Write at most ${most} characters.`)
    .refine((text) => !/\p{C}/u.test(text), 'Leave out control characters.');

const identifier = <T extends string>() =>
  z.custom<T>(
    (value) => typeof value === 'string' && isId(value),
    'Give an identifier: 32 lower-case hexadecimal characters.',
  );
const instant = z.int('Give milliseconds since 1970 UTC.').min(0).max(253_402_300_799_999);

const userId = identifier<UserId>();

/** ODS codes are 3 to 10 capital letters and digits (NHS ODS data dictionary). */
export const newOrganisation = z.strictObject({
  ods: z
    .string('Give the ODS code.')
    .regex(/^[A-Z0-9]{3,10}$/u, 'Give an ODS code: 3 to 10 capital letters and digits.'),
  name: line(200),
  area: line(100).optional(),
});

export const newInvitation = z.strictObject({
  invitation: z.string().regex(/^[A-Za-z0-9_-]{1,2000}$/u, 'Give the signed invitation as base64url.'),
});

export const invitationPolicy = z.strictObject({ required: z.boolean() });

/** First administrators are entered by address: their subject is known when they first sign in. */
export const newCeremonyRequest = z.strictObject({
  ...newOrganisation.shape,
  administrators: z
    .array(
      z.strictObject({
        name: line(100),
        role: line(100),
        registration: z.string().trim().max(60).default(''),
        email: z.email('Give the address that the identity provider knows.'),
      }),
    )
    .min(1, 'Name at least one administrator.')
    .max(16, 'Name at most 16 first administrators.'),
});

export const ceremonyFile = z.strictObject({ file: z.string().max(1024 * 1024) });

export const newVouch = z.strictObject({
  organisation: identifier<OrganisationId>(),
  /** For an organisation that is hosted elsewhere: what its administrator said on the telephone. */
  elsewhere: z
    .strictObject({
      ods: newOrganisation.shape.ods,
      area: line(100).optional(),
      root: z.string().regex(/^[0-9a-f]{64}$/u, 'Give the fingerprint: 64 lower-case hexadecimal characters.'),
    })
    .optional(),
});

const identity = z.union(
  [z.strictObject({ sub: line(255) }), z.strictObject({ email: z.email() })],
  'Give either sub, the identity provider’s subject, or email.',
);

export const newPerson = z.strictObject({
  name: line(100),
  role: line(100),
  registration: z.string().trim().max(60).default(''),
  powers: z.array(z.enum(POWERS)).max(8).default([]),
  identity,
});

/** What is left out stays as it is. */
export const personChange = z
  .strictObject({
    name: line(100).optional(),
    role: line(100).optional(),
    registration: z.string().trim().max(60).optional(),
    powers: z.array(z.enum(POWERS)).max(8).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Say what changes.');

const post = z.strictObject({
  user: userId,
  power: z.enum(MEMBER_POWERS).extract(['member', 'lead']).default('member'),
});

export const newTeam = z.strictObject({
  kind: z.enum(['service', 'group']),
  name: line(100),
  members: z.array(post).max(1900).default([]),
});

export const newMembers = z.strictObject({ members: z.array(post).min(1, 'Name at least one person.').max(1900) });

export const teamEnd = z.strictObject({
  /** The team whose members see to what is open. */
  mergedInto: identifier<TeamId>().nullable().default(null),
});

export const newService = z.strictObject({
  state: z.enum(SERVICE_STATES),
  /** What is shown when a service is off, closed or late. */
  telephone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ]{2,38}$/u, 'Give a telephone number of digits and spaces.'),
  pathway: z.record(z.string(), z.unknown()),
});

export const newRota = z.strictObject({
  shifts: z
    .array(
      z
        .strictObject({ user: userId, deputy: userId.nullable().default(null), from: instant, to: instant })
        .refine(({ from, to }) => from < to, 'A shift ends after it begins.')
        .refine(({ user, deputy }) => user !== deputy, 'Name somebody else as deputy.'),
    )
    .max(2000, 'Give at most 2,000 shifts.'),
});

/** An area's code is its integrated care board's, as ODS gives it. */
export const newArea = z.strictObject({ code: newOrganisation.shape.ods, name: line(100) });

/** Whose area an organisation is in; `name` is for the figures, until its authority says how it is called. */
export const newAreaMember = z.strictObject({ ...newArea.shape, authority: identifier<OrganisationId>() });

/** A team whose key is suspected to be in other hands, or null for all of them. */
export const newRotation = z.strictObject({ team: z.nullable(identifier<TeamId>()) });
