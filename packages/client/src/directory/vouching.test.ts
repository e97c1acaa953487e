/** Who counts, whatever is shown and in whatever order. */
import { newSigner, sha256, type Signer, sign, systemRandom } from '@corridor/crypto';
import { newId, organisation, type OrganisationId, type Signed, SUITE, vouch } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Vouching, vouchingFrom } from './vouching.ts';

const AT = Date.UTC(2026, 10, 23, 9);

interface Body {
  readonly id: OrganisationId;
  readonly ods: string;
  readonly root: Signer;
  readonly stated: Signed;
}

async function body(ods: string, id = newId<OrganisationId>(systemRandom), at = AT): Promise<Body> {
  const root = await newSigner(systemRandom);
  const value = { suite: SUITE, organisation: id, ods, name: `Body ${ods}`, root: root.publicKey, at };
  return { id, ods, root, stated: await sign(organisation, value, root) };
}

async function vouches(
  by: Body,
  of: Body,
  more: Partial<{ ods: string; signer: Signer; at: number }> = {},
): Promise<Signed> {
  const { ods = of.ods, signer = by.root, at = AT } = more;
  const value = { suite: SUITE, by: by.id, organisation: of.id, ods, root: await sha256(of.root.publicKey), at };
  return await sign(vouch, value, signer);
}

type Shown = readonly ['claim' | 'vouch', Signed];

async function shown(own: Body, all: readonly Shown[]): Promise<Vouching> {
  const vouching = vouchingFrom(own.id, own.root.publicKey);
  for (const [kind, statement] of all) await vouching[kind](statement);
  return vouching;
}

const odsOf = (vouching: Vouching): readonly string[] =>
  vouching
    .all()
    .map(({ value }) => value.ods)
    .toSorted();
const claims = (...bodies: readonly Body[]): readonly Shown[] => bodies.map(({ stated }) => ['claim', stated]);

describe('two vouches', () => {
  test('[VO1] an organisation counts when two that count vouch for it, and not by one of them', async () => {
    const [own, a, b, c] = [await body('O1'), await body('A1'), await body('B1'), await body('C1')];
    const ours: readonly Shown[] = [
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
    ];
    const [byA, byB] = [await vouches(a, c), await vouches(b, c)];
    const before = [...claims(own, a, b, c), ...ours, ['vouch', byA] as const];
    expect(odsOf(await shown(own, before))).toEqual(['A1', 'B1', 'O1']);
    expect(odsOf(await shown(own, [...before, ['vouch', byA]]))).toEqual(['A1', 'B1', 'O1']);
    expect(odsOf(await shown(own, [...before, ['vouch', byB]]))).toEqual(['A1', 'B1', 'C1', 'O1']);
  });

  test('[VO2] organisations that vouch for each other in a ring count for nobody outside it', async () => {
    const own = await body('O1');
    const ring = [await body('A1'), await body('B1'), await body('C1')];
    const all: Shown[] = [...claims(own, ...ring)];
    for (const by of ring) for (const of of ring) if (by !== of) all.push(['vouch', await vouches(by, of)]);
    expect(odsOf(await shown(own, all))).toEqual(['O1']);
  });

  test('[VO2] one who counts, with any number that do not, admits nobody', async () => {
    const [own, a, c] = [await body('O1'), await body('A1'), await body('C1')];
    const strangers = [await body('S1'), await body('S2'), await body('S3')];
    const all: Shown[] = [
      ...claims(own, a, c, ...strangers),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(a, c)],
    ];
    for (const by of strangers) all.push(['vouch', await vouches(by, c)], ['vouch', await vouches(c, by)]);
    expect(odsOf(await shown(own, all))).toEqual(['A1', 'O1']);
  });

  test('[VO3] in whatever order the server shows them, the same ones count', async () => {
    const bodies = [
      await body('O1'),
      await body('A1'),
      await body('B1'),
      await body('C1'),
      await body('D1'),
      await body('S1'),
    ];
    const [own, a, b, c, d, stranger] = bodies as [Body, Body, Body, Body, Body, Body];
    const all: readonly Shown[] = [
      ...claims(...bodies),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
      ['vouch', await vouches(a, c)],
      ['vouch', await vouches(b, c)],
      ['vouch', await vouches(c, d)],
      ['vouch', await vouches(a, d)],
      ['vouch', await vouches(d, stranger)],
    ];
    const orders = fc.shuffledSubarray([...all], { minLength: all.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(odsOf(await shown(own, order))).toEqual(['A1', 'B1', 'C1', 'D1', 'O1']);
      }),
      { numRuns: 40 },
    );
  });
});

describe('look-alikes', () => {
  test('[VO4] the same identifier under another root takes nobody’s place, though two vouch for it', async () => {
    const [own, a, b, c] = [await body('O1'), await body('A1'), await body('B1'), await body('C1')];
    const alike = await body('C1', c.id, AT + 1000);
    const vouching = await shown(own, [
      ...claims(own, a, b, c),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
      ['vouch', await vouches(own, c)],
      ...claims(alike),
      ['vouch', await vouches(a, alike, { at: AT + 1 })],
      ['vouch', await vouches(b, alike, { at: AT + 1 })],
    ]);
    expect(vouching.organisation(c.id)?.value.root).toEqual(c.root.publicKey);
  });

  test('[VO4] the same ODS code under another root is not admitted beside one that counts', async () => {
    const [own, a, b, c] = [await body('O1'), await body('A1'), await body('B1'), await body('C1')];
    const alike = await body('C1');
    const founded: readonly Shown[] = [
      ...claims(own, a, b),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
    ];
    const both = async (of: Body): Promise<readonly Shown[]> => [
      ...claims(of),
      ['vouch', await vouches(a, of)],
      ['vouch', await vouches(b, of)],
    ];
    const vouching = await shown(own, [...founded, ...(await both(c)), ...(await both(alike))]);
    expect(vouching.organisation(alike.id)).toBeNull();
    expect(vouching.organisation(c.id)?.value.ods).toBe('C1');
  });

  test('[VO5] the own organisation’s word is above two others’', async () => {
    const [own, a, b, c] = [await body('O1'), await body('A1'), await body('B1'), await body('C1')];
    const alike = await body('C1');
    const vouching = await shown(own, [
      ...claims(own, a, b, alike),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
      ['vouch', await vouches(a, alike)],
      ['vouch', await vouches(b, alike)],
      ...claims(c),
      ['vouch', await vouches(own, c)],
    ]);
    expect(vouching.organisation(alike.id)).toBeNull();
    expect(vouching.organisation(c.id)?.value.ods).toBe('C1');
  });

  test('[VO5] two that the own organisation vouches for under one ODS code both count, and it ends', async () => {
    const [own, a, b] = [await body('O1'), await body('A1'), await body('A1')];
    const all: readonly Shown[] = [
      ...claims(own, a, b),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
    ];
    expect(odsOf(await shown(own, all))).toEqual(['A1', 'A1', 'O1']);
  });

  test('[CL10] the own organisation is known under the root in the anchors alone', async () => {
    const [own, a, b] = [await body('O1'), await body('A1'), await body('B1')];
    const alike = await body('O1', own.id, AT + 1);
    const vouching = await shown(own, [
      ...claims(own, a, b, alike),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
      ['vouch', await vouches(a, alike)],
      ['vouch', await vouches(b, alike)],
    ]);
    expect(vouching.organisation(own.id)?.value.root).toEqual(own.root.publicKey);
  });
});

describe('what is no vouch', () => {
  test('[VO6] one that another key signed, for another ODS code, or that is older than another word of the same', async () => {
    const [own, a, b, c] = [await body('O1'), await body('A1'), await body('B1'), await body('C1')];
    const founded: readonly Shown[] = [
      ...claims(own, a, b, c),
      ['vouch', await vouches(own, a)],
      ['vouch', await vouches(own, b)],
      ['vouch', await vouches(a, c)],
    ];
    for (const bad of [
      await vouches(b, c, { signer: a.root }),
      await vouches(b, c, { ods: 'C2' }),
      { bytes: new Uint8Array(7), signature: new Uint8Array(64) },
    ]) {
      expect(odsOf(await shown(own, [...founded, ['vouch', bad]]))).toEqual(['A1', 'B1', 'O1']);
    }
    const withdrawn = await vouches(b, c, { ods: 'C9', at: AT + 5 });
    const earlier = await vouches(b, c);
    expect(odsOf(await shown(own, [...founded, ['vouch', withdrawn], ['vouch', earlier]]))).toEqual(['A1', 'B1', 'O1']);
  });
});
