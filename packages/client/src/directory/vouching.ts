/**
 * Which organisations count in the network: one's own, under the root in the anchors; those that it vouches for; and those
 * that two others vouch for which count already. Everything is traced to one's own root, so organisations that only vouch
 * for each other never count, and it does not matter in which order the server shows things. Rules CL10, CL11, VO1 to VO6.
 *
 * A vouch that was withdrawn stood until then: whoever it brought in is known for what they signed by that time. From when
 * too few stand, an organisation has ended (`lapse.ts`), and nothing later is believed of it. Rules VO9 to VO13.
 */
import { sha256, verifyOrganisation, verifyVouch } from '@corridor/crypto';
import {
  type Organisation,
  type OrganisationId,
  type Signed,
  labelOf,
  toHex,
  vouch as vouchFormat,
  vouchWithdrawal,
} from '@corridor/wire';
import { lapsesOf, reliesOn, type SignedWord } from './lapse.ts';

/** How many must vouch for one that one's own organisation does not vouch for. One alone may err, or be stolen. */
const VOUCHERS = 2;

export interface Believed {
  readonly value: Organisation;
  readonly statement: Signed;
  /** SHA-256 of the root, 64 hexadecimal digits. */
  readonly fingerprint: string;
}

export interface Vouching {
  /** Takes a signed `organisation`. @returns what is believed by it that was not before. */
  claim(statement: Signed): Promise<readonly Believed[]>;
  /** Takes a signed `vouch`; one whose signer is not known yet is kept until it is. @returns as `claim`. */
  vouch(statement: Signed): Promise<readonly Believed[]>;
  organisation(id: OrganisationId): Believed | null;
  all(): readonly Believed[];
  /** From when too few stand for an organisation; null while enough do. */
  lapsedAt(id: OrganisationId): number | null;
  /** The vouches by which it counts, and those by which their vouchers do. */
  reliesOn(id: OrganisationId): readonly SignedWord[];
}

export function vouchingFrom(own: OrganisationId, root: Uint8Array): Vouching {
  /** By organisation and root: a look-alike under another root takes nobody's place here. */
  const claims = new Map<string, Believed>();
  const known = new Map<OrganisationId, Believed>();
  /** By the voucher and then by whom it is about, the newest. */
  const vouches = new Map<OrganisationId, Map<OrganisationId, SignedWord>>();
  let lapses = lapsesOf(own, [], () => null, VOUCHERS);
  const unverified = new Map<OrganisationId, Signed[]>();

  function rootOf(id: OrganisationId): Uint8Array | null {
    return id === own ? root : (known.get(id)?.value.root ?? null);
  }

  function isVouchedBy(voucher: OrganisationId, { value, fingerprint }: Believed): boolean {
    const said = vouches.get(voucher)?.get(value.organisation);
    return said !== undefined && said.ods === value.ods && toHex(said.root) === fingerprint;
  }

  /** Others that count under the same ODS code. */
  function namesakes({ value }: Believed): readonly Believed[] {
    return [...known.values()].filter(
      (each) => each.value.ods === value.ods && each.value.organisation !== value.organisation,
    );
  }

  /** What one organisation last said of another. A vouch for another root under that name takes back the one for this. */
  function wordOf(voucher: OrganisationId, about: OrganisationId): SignedWord | null {
    const [claim, word] = [known.get(about), vouches.get(voucher)?.get(about)];
    if (claim === undefined || word === undefined) return null;
    return isVouchedBy(voucher, claim) ? word : { ...word, withdrawn: true };
  }

  function isOurs(claim: Believed): boolean {
    return claim.value.organisation === own ? claim.fingerprint === ownFingerprint : isVouchedBy(own, claim);
  }

  function counts(claim: Believed): boolean {
    if (isOurs(claim)) return true;
    const { organisation } = claim.value;
    const standing = known.get(organisation);
    if (organisation === own || vouches.get(own)?.has(organisation) === true) return false;
    if (namesakes(claim).length > 0) return false;
    if (standing !== undefined && standing.fingerprint !== claim.fingerprint) return false;
    const others = [...known.keys()].filter((id) => id !== organisation);
    return others.filter((id) => isVouchedBy(id, claim)).length >= VOUCHERS;
  }

  function isNews(claim: Believed): boolean {
    const standing = known.get(claim.value.organisation);
    if (standing === undefined || standing.fingerprint !== claim.fingerprint) return true;
    return standing.value.at < claim.value.at;
  }

  async function believe(claim: Believed): Promise<void> {
    // The own organisation's word is above two others'.
    for (const each of namesakes(claim)) if (!isOurs(each)) known.delete(each.value.organisation);
    known.set(claim.value.organisation, claim);
    const waiting = unverified.get(claim.value.organisation) ?? [];
    unverified.delete(claim.value.organisation);
    for (const statement of waiting) await keep(statement);
  }

  /** One that comes to count may make others count. */
  async function settle(): Promise<readonly Believed[]> {
    const fresh: Believed[] = [];
    for (;;) {
      const next = [...claims.values()].find((claim) => isNews(claim) && counts(claim));
      if (next === undefined) break;
      await believe(next);
      fresh.push(next);
    }
    lapses = lapsesOf(own, [...known.keys()], wordOf, VOUCHERS);
    return fresh;
  }

  async function keep(statement: Signed): Promise<void> {
    const by = voucherOf(statement);
    if (by === null) return;
    const voucher = rootOf(by);
    if (voucher === null) {
      unverified.set(by, [...(unverified.get(by) ?? []), statement]);
      return;
    }
    const said = await verifyVouch(statement, { organisation: by, root: voucher }).catch(() => null);
    if (said === null) return;
    const others = vouches.get(by) ?? new Map<OrganisationId, SignedWord>();
    const before = others.get(said.organisation);
    if (before === undefined || before.at < said.at)
      vouches.set(by, others.set(said.organisation, { ...said, statement }));
  }

  let ownFingerprint = '';
  const ready = sha256(root).then((hash) => {
    ownFingerprint = toHex(hash);
  });

  return {
    claim: async (statement) => {
      await ready;
      const value = await verifyOrganisation(statement).catch(() => null);
      if (value === null) return [];
      const fingerprint = toHex(await sha256(value.root));
      const key = `${value.organisation}:${fingerprint}`;
      const before = claims.get(key);
      if (before !== undefined && before.value.at > value.at) return [];
      claims.set(key, { value, statement, fingerprint });
      return await settle();
    },
    vouch: async (statement) => {
      await ready;
      await keep(statement);
      return await settle();
    },
    organisation: (id) => known.get(id) ?? null,
    all: () => [...known.values()],
    lapsedAt: (id) => lapses.get(id) ?? null,
    reliesOn: (id) => reliesOn(id, own, [...known.keys()], wordOf, VOUCHERS),
  };
}

function voucherOf({ bytes }: Signed): OrganisationId | null {
  try {
    return (labelOf(bytes) === vouchWithdrawal.label ? vouchWithdrawal : vouchFormat).decode(bytes).by;
  } catch {
    return null;
  }
}
