import { bannerOf, isNhsNumber, isTestRange, londonDate, patientSchema } from '@corridor/cases';
import { expect, test } from 'vitest';
import { membersOf, region } from './region.ts';
import { PATHWAY_IDS } from './region/services.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0);
const demo = region(NOW);

test('every key, code, e-mail, login and registration is used once', () => {
  const unique = (values: readonly string[]): void => expect(new Set(values).size).toBe(values.length);
  unique(demo.organisations.map(({ key }) => key));
  unique(demo.organisations.map(({ ods }) => ods));
  unique(demo.teams.map(({ key }) => key));
  unique(demo.staff.map(({ login }) => login));
  unique(demo.staff.map(({ email }) => email));
  unique(demo.staff.map(({ registration }) => registration).filter((registration) => registration !== ''));
  unique(demo.patients.map(({ patient }) => patient.nhsNumber ?? ''));
});

test('forty patients of the range that is never issued, from a neonate to over 90', () => {
  expect(demo.patients).toHaveLength(40);
  for (const { patient } of demo.patients) {
    expect(patientSchema.safeParse(patient).error?.issues).toBeUndefined();
    const { nhsNumber } = patient;
    expect(nhsNumber !== undefined && isNhsNumber(nhsNumber) && isTestRange(nhsNumber)).toBe(true);
  }
  expect(demo.patients[0]?.patient.nhsNumber).toBe('9990000018');
  const ages = demo.patients.map(({ patient }) => bannerOf(patient, londonDate(NOW)).born);
  expect(ages.some((born) => born.includes('(9d)'))).toBe(true);
  expect(ages.some((born) => /\(9\dy\)/u.test(born))).toBe(true);
});

test('nothing looks allocated: telephones, codes, e-mail', () => {
  for (const { telephone } of [...demo.organisations, ...demo.teams]) expect(telephone).toMatch(/^01632 960\d{3}$/u);
  for (const { ods } of demo.organisations) expect(ods).toMatch(/^(Z99|X9|Q9)/u);
  for (const { email } of demo.staff) expect(email).toMatch(/^[a-z.]+@[a-z-]+\.example$/u);
});

test('a member of a team belongs to its organisation, and every team has a lead', () => {
  for (const team of demo.teams) {
    const hats = demo.staff.flatMap(({ hats }) => hats).filter(({ teams }) => teams.includes(team.key));
    expect(hats.length).toBeGreaterThan(0);
    expect(new Set(hats.map(({ organisation }) => organisation))).toEqual(new Set([team.organisation]));
    expect(hats.some(({ leads }) => leads.includes(team.key))).toBe(true);
  }
  expect(demo.staff.some(({ hats }) => hats.length > 1)).toBe(true);
  expect(demo.staff.some(({ hats }) => (hats[0]?.teams.length ?? 0) > 1)).toBe(true);
});

test('somebody of the team is on duty in every shift, and teams with round-the-clock cover have no gap', () => {
  for (const shift of demo.rota) {
    expect(membersOf(shift.team)).toContain(shift.staff);
    expect(shift.deputy).not.toBe(shift.staff);
    expect(shift.to).toBeGreaterThan(shift.from);
  }
  for (const team of demo.teams.filter(({ cover }) => cover === 'always')) {
    const shifts = demo.rota.filter((shift) => shift.team === team.key).toSorted((a, b) => a.from - b.from);
    for (const [index, shift] of shifts.slice(1).entries()) expect(shift.from).toBe(shifts[index]?.to);
    expect(shifts.some(({ from, to }) => from <= NOW && NOW < to)).toBe(true);
  }
});

test('somebody sees the figures of the whole area, and is in no team', () => {
  const hats = demo.staff.flatMap((person) => person.hats).filter(({ powers }) => powers.includes('commissioner'));
  expect(hats.map(({ organisation, teams }) => [organisation, teams])).toEqual([['calderbrook', []]]);
});

test('every pathway is offered by a team', () => {
  expect(new Set(demo.services.map(({ pathway }) => pathway))).toEqual(new Set(PATHWAY_IDS));
});
