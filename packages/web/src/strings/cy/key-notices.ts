import type { OfficeStrings } from '../office.ts';

export const keyNotices: OfficeStrings['keyNotices'] = {
  title: 'Mae eich ffyrdd i mewn wedi newid',
  what: {
    'passkey-added': 'Ychwanegwyd allwedd mynediad',
    'recovery-sheet-made': 'Gwnaed dalen adfer newydd, a pheidiodd un gynharach â gweithio',
    'device-added': 'Cawsoch eich mewngofnodi am y tro cyntaf ar ddyfais fel eich dyfais eich hun',
    'reset-allowed': 'Caniatawyd ichi wneud allweddi newydd',
    reset: 'Cymerodd allweddi newydd le eich rhai chi',
    'enrolled-again': 'Gwnaed eich allweddi cyntaf unwaith eto',
    'sessions-ended': 'Daethpwyd â’ch holl sesiynau i ben',
    invited: 'Gwnaed gwahoddiad ar eich cyfer',
    'token-made': 'Gwnaed tocyn ar gyfer y gorchymyn llwybrau',
  },
  self: 'yn eich enw chi',
  colleague: (name) => `gan ${name}`,
  machine: 'gan bwy bynnag sy’n rhedeg gwarcheidwad eich sefydliad',
  line: (what, by, when) => `${what}, ${by}, ${when}.`,
  earlier: (count) => (count === 1 ? 'Ac un newid cyn y rhain.' : `A newidiadau eraill cyn y rhain: ${count}.`),
  advice:
    'Os gwyddoch amdano, nid oes dim i’w wneud. Os na, dewch â’ch sesiynau eraill i ben, yna ffoniwch weinyddwr eich sefydliad: gall ddod â phob sesiwn i ben a threfnu ichi wneud allweddi newydd.',
  see: 'Gweld lle rydych wedi mewngofnodi',
  known: 'Gwn am hyn',
};
