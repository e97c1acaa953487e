/** Lies about who is on duty and what is offered. */
import { sign } from '@corridor/crypto';
import { encodeSigned, rota as rotaFormat, service as serviceFormat, SUITE, toUtf8 } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advicePathway, PATHWAY, type Staff } from '../src/index.ts';
import { inAnswers } from './lies.ts';
import { newLiar, party, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

const MINUTE = 60_000;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => await stage[Symbol.asyncDispose]());

async function rota(version: number, who: Staff): Promise<Uint8Array> {
  const { trust, dermatology, clock } = stage;
  const { organisation, guardian } = trust;
  const from = clock.now() - MINUTE;
  const shifts = [{ user: who.user, deputy: null, from, to: from + 60 * MINUTE }];
  const by = { guardian: guardian.identity.user, at: from };
  const value = { suite: SUITE, organisation, team: dermatology.team, version, shifts, away: [], ...by };
  return encodeSigned(await sign(rotaFormat, value, guardian.identity.signer));
}

/** Says of a rota that it is the newest thing in the directory. */
function publishing(liar: ReturnType<typeof newLiar>, statement: Uint8Array): void {
  liar.tell(
    inAnswers('directory', (frame) => ({
      ...frame,
      statements: [...frame.statements, { kind: 'rota', seq: frame.last + 1, statement }],
    })),
  );
}

test('[LS60] rota rolled back: who has seen the newer one keeps it', async () => {
  const { dermatology, consultant, registrar, practice, gp } = stage;
  const [before, after] = [await rota(1, registrar), await rota(2, consultant)];
  const liar = newLiar();
  publishing(liar, after);
  const victim = await stage.signIn(practice, gp, liar);
  expect(victim.directory.rota(dermatology.team)?.version).toBe(2);
  publishing(liar, before);
  await victim.directory.sync();
  foiled(victim.directory.rota(dermatology.team)?.version === 1, 'last month’s rota says who is on call');
  expect(victim.directory.rota(dermatology.team)?.shifts.map(({ user }) => user)).toEqual([consultant.user]);
});

test('[LS64] [CL29] service and rota of another organisation’s team: neither is shown, and no other number is called', async () => {
  const { rival, dermatology, stranger, practice, gp, clock } = stage;
  const { organisation, guardian } = rival;
  const from = clock.now() - MINUTE;
  const of = { suite: SUITE, organisation, team: dermatology.team, guardian: guardian.identity.user, at: from };
  const shifts = [{ user: stranger.user, deputy: null, from, to: from + 60 * MINUTE }];
  const pathway = toUtf8(JSON.stringify(advicePathway(party(stage.trust, dermatology))));
  const service = { ...of, pathwayId: PATHWAY, version: 9, state: 'open' as const, pathway, telephone: '07700 900999' };
  const { signer } = guardian.identity;
  const theirs = [
    { kind: 'service' as const, statement: encodeSigned(await sign(serviceFormat, service, signer)) },
    {
      kind: 'rota' as const,
      statement: encodeSigned(await sign(rotaFormat, { ...of, version: 9, shifts, away: [] }, signer)),
    },
  ];
  const genuine = { kind: 'rota' as const, statement: await rota(1, stage.consultant) };
  await stage.trust.publishService(dermatology, advicePathway(party(stage.trust, dermatology)));
  const liar = newLiar();
  liar.tell(
    inAnswers('directory', (frame) => ({
      ...frame,
      statements: [...frame.statements, ...[genuine, ...theirs].map((each) => ({ ...each, seq: frame.last }))],
    })),
  );
  const victim = await stage.signIn(practice, gp, liar);
  const shown = victim.directory.services.newest().filter(({ team }) => team === dermatology.team);
  foiled(
    shown.some(({ telephone }) => telephone === service.telephone) ||
      victim.directory.rota(dermatology.team)?.organisation === organisation,
    'another organisation says whom to call in an emergency',
  );
  expect(shown).toEqual([]);
  expect(victim.directory.rota(dermatology.team)).toBeNull();
});
