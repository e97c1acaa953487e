import type { Service } from '@corridor/client';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../../test/memory/now.ts';
import { dermatology, national } from '../../../test/memory/people.ts';
import { services } from '../../../test/memory/services.ts';
import { en } from '../../strings/en.ts';
import { choiceGroups, directoryGroups, findServices } from './groups.ts';
import { askersWords, opensAt, stateOf, takerOf, targetWords } from './service-words.ts';

function serviceOf(id: string): Service {
  const found = services.find(({ pathway }) => pathway.id === id);
  if (found === undefined) throw new TypeError('the fixture has these services');
  return found;
}
const state = (id: string) => {
  const { is, more } = stateOf(serviceOf(id), { services, now: NOW }, en);
  return `${is}. ${more}`;
};
const titles = (found: readonly Service[]) => found.map(({ pathway }) => pathway.id);

describe('a service', () => {
  test.each([
    ['dermatology-advice', 'Open. Dr Kwame Osei on call'],
    ['diabetic-foot', 'Deputy answering. Dr Wei Lim'],
    ['dental', 'Closed until Mon 08:00. You can send now. The clock starts then.'],
    ['plastics', 'Not taking cases. National dermatology network, National Consultant Network answers instead.'],
    ['ent', 'Not taking cases. The network that stands in for it is switched off. Telephone.'],
    ['eyes', 'Closed. Nobody takes its cases. Telephone.'],
  ])('[DS1] %s says how it stands', (id, words) => {
    expect(state(id)).toBe(words);
  });

  test('[DS6] when nobody is on call it says who is told instead', () => {
    expect(state('rapid')).toBe('Nobody on call. Dr Wei Lim is told, as lead');
    const { duty, ...rest } = serviceOf('rapid');
    if (duty === null) throw new TypeError('the fixture has a rota');
    const nobody = { ...rest, duty: { ...duty, instead: { as: 'team' as const, people: [] } } };
    expect(stateOf(nobody, { services, now: NOW }, en).more).toBe('Everybody in the team is told');
    const away = { ...rest, duty: { ...duty, instead: { as: 'team' as const, people: [], allAway: true as const } } };
    expect(stateOf(away, { services, now: NOW }, en).more).toBe(
      'The whole team is away. Everybody in the team is told all the same',
    );
  });

  test('[DS5] its hours say when it opens, unless somebody is on call', () => {
    const dental = serviceOf('dental');
    expect(opensAt(dental, NOW)).toBe(Date.UTC(2026, 10, 23, 8));
    expect(opensAt({ ...dental, duty: serviceOf('dermatology-advice').duty }, NOW)).toBeNull();
    expect(opensAt(dental, Date.UTC(2026, 10, 23, 9))).toBeNull();
  });

  test('[NC1] the service that answers is itself, its network, or nobody', () => {
    expect(takerOf(serviceOf('plastics'), services)?.team).toBe(national.team);
    expect(takerOf(serviceOf('vascular'), services)).toBe(serviceOf('vascular'));
    expect(takerOf(serviceOf('ent'), services)).toBeNull();
    expect(takerOf(serviceOf('plastics'), []), 'a network that is not known').toBeNull();
  });

  test('[DS4] whom it lets ask, and how soon it means to answer', () => {
    expect(askersWords(serviceOf('vascular'), en)).toBe('For Diabetic podiatry, Diabetic foot team');
    expect(askersWords(serviceOf('national'), en)).toBe('Any team may ask');
    expect(targetWords(serviceOf('dental'), en)).toBe('Target 16 h in working hours');
    expect(targetWords(serviceOf('rapid'), en)).toBe('Target 15 min');
  });
});

describe('the order of services', () => {
  const usual = [{ team: national.team, pathway: 'national' }];

  test('[DS2] one’s usual stand first, in the directory and in a new case', () => {
    const [first, ...others] = directoryGroups(services, 'specialty', usual, en);
    expect(titles(first?.services ?? [])).toEqual(['national']);
    expect(others.every((group) => !titles(group.services).includes('national'))).toBe(true);
    const asking = { asking: dermatology.team, favourites: usual, now: NOW };
    expect(choiceGroups(services, asking, en).map(({ id }) => id)).toEqual(['favourites', 'open', 'urgent', 'closed']);
  });

  test('[DS3] words are sought in title, place, area and specialty, all of them, whatever their case', () => {
    expect(titles(findServices(services, 'DERMATOLOGY calder')).toSorted()).toEqual([
      'clinic-review',
      'dermatology-advice',
    ]);
    expect(titles(findServices(services, 'wharfe and calder dental'))).toEqual(['dental']);
    expect(findServices(services, ' ')).toHaveLength(services.length);
    expect(findServices(services, 'nothing of the kind')).toEqual([]);
  });

  test('[DS3] grouped by specialty, place or kind, every service stands once', () => {
    for (const order of ['specialty', 'place', 'pathway'] as const) {
      const all = directoryGroups(services, order, [], en).flatMap((group) => titles(group.services));
      expect(all.toSorted()).toEqual(titles(services).toSorted());
    }
    const places = directoryGroups(services, 'place', [], en).map(({ title }) => title);
    expect(places).toContain('Wharfe and Calder: Calderbrook Hospitals');
    const kinds = directoryGroups(services, 'pathway', [], en).map(({ title }) => title);
    expect(kinds).toEqual(['Advice', 'Clinic review', 'Standing groups', 'Urgent, within minutes']);
  });

  test('[DS4] a new case offers only what the asking team may ask', () => {
    const offered = choiceGroups(services, { asking: dermatology.team, favourites: [], now: NOW }, en);
    expect(offered.flatMap((group) => titles(group.services))).not.toContain('vascular');
    const ids = offered.flatMap((group) => titles(group.services));
    expect(ids, 'nobody asks themselves').not.toContain('dermatology-advice');
    expect(ids, 'but a group of which they are one').toContain('skin-surgery');
    expect(choiceGroups(services, { asking: null, favourites: [], now: NOW }, en)).toEqual([]);
  });
});
