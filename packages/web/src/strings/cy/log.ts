import type { OfficeStrings } from '../office.ts';

export const log: OfficeStrings['log'] = {
  title: 'A allwch ddibynnu ar bwy a ddangosir?',
  intro:
    'Ysgrifennir pob allwedd, pob rhestr aelodau a phob rhyddhad y mae sefydliad yn ei gyhoeddi mewn un log. Ni ellir newid na thynnu dim ohono heb i rywun sylwi.',
  states: {
    checking: { title: 'Edrychir ar y log', body: 'Mae hyn yn cymryd ychydig eiliadau ar ôl i chi fewngofnodi.' },
    fresh: {
      title: 'Cadarnhawyd o fewn yr awr',
      body: 'Mae gwarcheidwad eich sefydliad a’r tyst ill dau wedi dweud eu bod yn gweld yr un log â chi.',
    },
    ageing: {
      title: 'Cadarnhawyd ddiwethaf dros awr yn ôl',
      body: 'Darllenwch ac anfonwch fel arfer. Os na fydd neb wedi’i gadarnhau am ddiwrnod, gofynnir i chi cyn i chi anfon.',
    },
    stale: {
      title: 'Nid oes neb wedi cadarnhau’r log ers diwrnod',
      body: 'Gallwch ddarllen popeth. Gall aelodau tîm fod wedi newid heb yn wybod i ni: cyn i chi anfon, gofynnir i chi.',
    },
    unwitnessed: {
      title: 'Nid oes tyst annibynnol',
      body: 'Gall gwarcheidwad eich sefydliad ei hun wirio’r log. Heb dyst, ni fyddai neb annibynnol yn sylwi pe dangosid logiau gwahanol i bobl wahanol.',
    },
    forked: {
      title: 'Mae’r log yn ei wrth-ddweud ei hun',
      body: 'Efallai y dangoswyd allweddi neu aelodau gwahanol i ddau berson. Ni anfonir dim mwy oddi yma nes esbonio hyn. Gallwch ddarllen popeth; gwirir yr hyn a ddarllenwch ynddo’i hun.',
    },
    split: {
      title: 'Mae neges yn enwi log arall',
      body: 'Dywed ei hawdur y dangoswyd iddo restr arall o allweddi ac aelodau na chi. Naill ai dangosir rhestrau gwahanol i ddau berson, neu mae’r neges honno’n anghywir. Gallwch ddarllen popeth; cyn i chi anfon, gofynnir i chi.',
    },
  },
  facts: {
    guardian: 'Eich gwarcheidwad',
    witness: 'Tyst',
    entries: 'Cofnodion yn y log',
    relied: 'Yr hyn y dibynnwch arno yma',
    never: 'Heb gadarnhau eto',
    none: 'Nid oes un',
    at: (when) => `Cadarnhawyd ${when}`,
    named: (name, when) => `${name}, cadarnhawyd ${when}`,
    counted: (n) => n.toLocaleString('cy-GB'),
    statements: (confirmed) => (confirmed === 1 ? 'Gwiriwyd 1 cofnod' : `Gwiriwyd ${confirmed} o gofnodion`),
    waiting: (n) => (n === 1 ? 'Mae 1 yn cael ei gadarnhau' : `Mae ${n} yn cael eu cadarnhau`),
    missing: (n) => (n === 1 ? 'Nid yw 1 yn y log' : `Nid yw ${n} yn y log`),
  },
  meansTitle: 'Ystyr y geiriau hyn',
  means: [
    [
      'Gwarcheidwad',
      'Cyfrifiadur eich sefydliad ei hun. Nid yw’n cadarnhau’r log oni bai bod popeth a gyhoeddodd yno, a dim byd arall.',
    ],
    ['Tyst', 'Corff ar wahân sy’n cadarnhau mai tyfu yn unig y mae’r log.'],
    [
      'Yn cael ei gadarnhau',
      'Cyhoeddwyd eiliad yn ôl. Os na fydd y log yn ei ddangos o fewn deng munud, ni anfonir dim ato.',
    ],
    [
      'Gwrth-ddweud',
      'Mae’r log wedi llofnodi dau hanes na all y ddau fod yn wir. Mae hynny’n brawf o nam difrifol neu dwyll, ac nid yw byth yn mynd heibio ohono’i hun.',
    ],
  ],
  evidence: {
    title: 'Cadw’r prawf',
    body: 'Mae’r nodiadau wedi’u llofnodi yn dangos beth ddigwyddodd. Cadwch nhw a’u rhoi i’ch tîm TG, a all eu gwirio heb ymddiried yn neb.',
    save: 'Cadw’r prawf',
    file: 'corridor-prawf-log.txt',
  },
  operator: 'Beth all y gweithredwr ei weld?',
  bar: {
    ageing: (when) => `Cadarnhawyd y rhestr o allweddi ac aelodau ddiwethaf ${when}.`,
    stale: {
      title: 'Nid oes neb wedi cadarnhau’r rhestr o allweddi ac aelodau ers diwrnod.',
      body: 'Gallwch ddarllen. Gofynnir i chi cyn i chi anfon.',
    },
    forked: {
      title: 'Mae’r rhestr o allweddi ac aelodau yn ei gwrth-ddweud ei hun.',
      body: 'Ni anfonir dim oddi yma. Ffoniwch yn lle hynny, a dywedwch wrth eich tîm TG nawr.',
    },
    split: {
      title: 'Mae neges yn enwi rhestr arall o allweddi ac aelodau na’ch un chi.',
      body: 'Ffoniwch os oes brys, a dywedwch wrth eich tîm TG nawr. Gofynnir i chi cyn i chi anfon.',
    },
    more: 'Beth mae hyn yn ei olygu',
  },
};
