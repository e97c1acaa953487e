/** The case of the vectors, from its opening to its filing, with a removal, private notes and a team that comes and goes. */
import type { Attachment, BodyOf } from '@corridor/cases';
import { sealWholeAttachment, sha256 } from '@corridor/crypto';
import { type BlobId, type Bytes, toUtf8 } from '@corridor/wire';
import * as bodies from './bodies.ts';
import { bytesOf, fixedRandom, idOf, MINUTE, MONDAY_9 } from './fixed.ts';
import { partyOf, rotate } from './team.ts';
import { newTelling, note, tell, type Telling } from './telling.ts';
import type { World } from './world.ts';

export interface Story {
  readonly telling: Telling;
  readonly photograph: Attachment & { readonly held: 'blob' };
  /** The sealed photograph, and what is inside. */
  readonly blob: Bytes;
  readonly picture: Uint8Array;
}

const LETTER = 'Mother: superficial spreading melanoma, 1998.\n';

async function letter(): Promise<Attachment> {
  const content = toUtf8(LETTER);
  const described = { name: 'family.txt', mediaType: 'text/plain', size: content.length } as const;
  return { held: 'inline', id: idOf<BlobId>('letter'), ...described, hash: await sha256(content), content };
}

async function photographed(size: number) {
  const picture = new Uint8Array(size);
  picture.set(bytesOf('picture', 64));
  picture.set([0xff, 0xd8, 0xff]);
  const { blob, reference } = await sealWholeAttachment(picture, fixedRandom('photograph'));
  const photograph = {
    held: 'blob',
    id: idOf<BlobId>('photograph'),
    name: 'forearm.jpg',
    mediaType: 'image/jpeg',
    size: picture.length,
    hash: await sha256(picture),
    key: reference.key,
    sealed: reference.hash,
    width: 3000,
    height: 4000,
    site: { code: 'forearm-back', label: 'Forearm, back', side: 'left' },
    takenAt: MONDAY_9 - 10 * MINUTE,
    shot: 'overview',
  } as const satisfies Attachment;
  return { photograph, blob, picture };
}

const noted = (text: string): BodyOf<'noted'> => ({ act: 'noted', text, ...bodies.talk });
const said = (text: string, more: Partial<BodyOf<'said'>> = {}): BodyOf<'said'> => ({
  act: 'said',
  text,
  ...bodies.talk,
  answers: [],
  withdraws: [],
  ...more,
});

/** @param size Of the photograph, in bytes: from 1 MiB on it is sealed in several chunks. */
export async function tellStory(world: World, size = 2000): Promise<Story> {
  const telling = newTelling(world.case);
  const photo = await photographed(size);
  const advice = await untilAdvice(world, telling, photo.photograph);
  await untilReferral(world, telling, advice);
  await untilFiled(world, telling);
  return { telling, ...photo };
}

/** Asked, claimed, asked back, answered, handed over; then Lawson leaves and the advice goes out under a new key. */
async function untilAdvice(world: World, telling: Telling, photograph: Attachment) {
  const { rahman, osei, nair, clinicians, dermatology } = world;
  const plan = bodies.planOf(world);
  const readers = [clinicians, dermatology];
  await tell(telling, rahman, clinicians, bodies.openedBody(world, photograph), { kind: 'advice', plan, readers });
  await tell(telling, nair, dermatology, { act: 'claimed' });
  const question = await tell(telling, nair, dermatology, bodies.askedMore, { to: [rahman.user] });
  await note(telling, nair, dermatology, noted('Looks nasty. Kwame, would you look before I answer?'));
  const answer = await tell(telling, rahman, clinicians, bodies.answered(question, await letter()));
  const handedTo = {
    act: 'handed-over',
    to: bodies.named(osei, dermatology.id),
    note: 'Second look, please.',
  } as const;
  await tell(telling, nair, dermatology, handedTo, { to: [osei.user] });
  await tell(telling, osei, dermatology, { act: 'accepted' });
  await rotate(clinicians, [rahman], 'removed', MONDAY_9 + 65 * MINUTE);
  await rotate(dermatology, [osei, nair], 'suspicion', MONDAY_9 + 66 * MINUTE);
  await note(telling, osei, dermatology, noted('Agree. I have told the clinic to keep a place.'));
  const advice = await tell(telling, osei, dermatology, bodies.firstAdvice(), {
    plan: bodies.planAfterAdvice(world),
    readers,
  });
  await tell(telling, rahman, clinicians, { act: 'acknowledged', advice, understood: true }, { about: advice });
  const change = { of: 'text', text: 'It bled once, in November. Her mother had a melanoma at 70.' } as const;
  const amends = { act: 'amended', target: answer, reason: 'Wrong month', change } as const;
  await tell(telling, rahman, clinicians, amends, { about: answer });
  return advice;
}

/** A third team comes in, the case goes to a colleague, and the second advice is not agreed with. */
async function untilReferral(world: World, telling: Telling, advice: BodyOf<'acknowledged'>['advice']): Promise<void> {
  const { rahman, osei, nair, lim, clinicians, dermatology, plastics } = world;
  const readers = [clinicians, dermatology, plastics];
  const shared = { act: 'shared', teams: [partyOf(plastics)], reason: 'Excision' } as const;
  await tell(telling, osei, dermatology, shared, { readers });
  await tell(telling, lim, plastics, said('We can excise on Friday. Is she on an anticoagulant?'));
  await tell(
    telling,
    rahman,
    clinicians,
    said('No anticoagulant. May she keep her methotrexate?', { wantsAnswer: true }),
  );
  const assigned = { act: 'assigned', to: bodies.named(nair, dermatology.id) } as const;
  await tell(telling, osei, dermatology, assigned, { to: [nair.user] });
  await tell(telling, nair, dermatology, { act: 'accepted' });
  const second = await tell(telling, nair, dermatology, bodies.secondAdvice(advice), { about: advice });
  const refer = { to: 'Skin cancer clinic', summary: 'Changing mole, left forearm; mother had a melanoma.' };
  const reason = 'She cannot come on Friday, and I would rather she were seen by the clinic.';
  const disagreed = { act: 'disagreed', advice: second, reason, refer: true, referral: refer } as const;
  await tell(telling, rahman, clinicians, disagreed, { about: second });
  await tell(
    telling,
    lim,
    plastics,
    { act: 'left', reason: 'Not needed any more' },
    { readers: [clinicians, dermatology] },
  );
}

/** Watched, put down, the patient's record corrected by two people, closed, opened again, closed and filed. */
async function untilFiled(world: World, telling: Telling): Promise<void> {
  const { practice, rahman, osei, nair, clinicians, dermatology } = world;
  const owner = bodies.named(osei, dermatology.id);
  const watch = { act: 'watched', reviewAt: MONDAY_9 + 90 * 1440 * MINUTE, owner, lookFor: 'Scar, nodes' } as const;
  await tell(telling, osei, dermatology, watch);
  await tell(telling, nair, dermatology, { act: 'released-claim', reason: 'On leave from tomorrow' });
  const proposal = { act: 're-anchored', patient: bodies.joanAnne, reason: 'Given name as in the record' } as const;
  const proposed = await tell(telling, rahman, clinicians, proposal);
  await tell(telling, osei, dermatology, { ...proposal, confirms: proposed }, { about: proposed });
  const outcome = { code: 'refer', label: 'Refer: skin cancer clinic', avoided: 'no', avoidedWhat: 'none' } as const;
  await tell(telling, rahman, clinicians, { act: 'closed', outcome });
  await tell(telling, rahman, clinicians, { act: 'reopened', reason: 'The clinic has moved the date' });
  const readers = [clinicians, dermatology];
  await tell(telling, osei, dermatology, { act: 'rekeyed', reason: 'suspicion' }, { readers });
  await tell(telling, rahman, clinicians, { act: 'closed', outcome, note: 'Seen on Monday.' });
  const filed = {
    act: 'filed',
    organisation: practice.id,
    upTo: telling.log.length,
    version: 1,
    hash: bytesOf('document'),
    where: 'Records folder, letters',
  } as const;
  await tell(telling, practice.guardian, clinicians, filed);
}
