import type { OfficeStrings } from '../office.ts';

export const area: OfficeStrings['area'] = {
  title: 'Ardal',
  codeOf: (code, n) => `${code}, ${n === 1 ? '1 sefydliad' : `${n} sefydliad`}`,
  none: 'Nid ydych yn gyfrifol am unrhyw ardal',
  noneBody: 'Comisiynwyr ardal sy’n ei gweld yma, a gweinyddwyr ei hawdurdod.',
  networks: 'Rhwydweithiau ymgynghorwyr',
  networksBody: 'Mae rhwydwaith yn cymryd achos pan fydd gwasanaeth o’r ardal i ffwrdd, ar gau neu’n hwyr.',
  noNetworks: 'Nid oes gwasanaeth o’r ardal yn dibynnu ar rwydwaith.',
  states: { on: 'Ymlaen', off: 'I ffwrdd' },
  fallbackOf: (services) => `Yn cymryd drosodd oddi wrth: ${services}`,
  or: ' neu ',
  fallbackOfNone: 'Nid oes gwasanaeth o’r ardal yn dibynnu arno nawr.',
  turnOff: (name) => `Troi ${name} i ffwrdd`,
  turnOn: (name) => `Troi ${name} ymlaen`,
  turnOffFor: (name) => `Ei droi i ffwrdd ar gyfer ${name}`,
  turnOnFor: (name) => `Ei droi ymlaen ar gyfer ${name}`,
  offMeans: (name, services) =>
    services === ''
      ? `Ni fydd achos newydd o’r ardal yn mynd at ${name}.`
      : `Ni fydd achos newydd o’r ardal yn mynd at ${name}. Pan fydd ${services} i ffwrdd, ar gau neu’n hwyr, dywedir hynny wrth y sawl sy’n gofyn cyn anfon, ac ni fydd neb arall yn cymryd yr achos.`,
  onMeans: (name, services) =>
    services === ''
      ? `Gall achosion newydd o’r ardal fynd at ${name}.`
      : `Pan fydd ${services} i ffwrdd, ar gau neu’n hwyr, ${name} sy’n cymryd yr achos. Bydd ei ymgynghorwyr wedyn yn ei ddarllen.`,
  atOnce:
    'Mae’n dal ar unwaith ar gyfer pob sefydliad yn yr ardal. Mae achosion sydd gan y rhwydwaith eisoes yn aros ganddo.',
  readOnly: 'Dim ond awdurdod yr ardal ei hun sy’n troi rhwydweithiau.',
  services: 'Gwasanaethau’r ardal nawr',
  noServices: 'Nid oes gwasanaeth o’r ardal wedi’i ryddhau eto.',
  service: 'Gwasanaeth',
  state: 'Cyflwr',
  onCall: 'Ar alwad',
  usual: 'Ateb arferol',
  serviceStates: { open: 'Ar agor', off: 'I ffwrdd', closed: 'Ar gau' },
  noRota: 'Dim rota',
  nobodyOnCall: 'Neb',
  deputy: (name) => `${name}, dirprwy`,
  tooFew: 'Rhy ychydig i ddweud',
  usually: (span) => `O fewn ${span}`,
  organisations: 'Sefydliadau',
  refusals: {
    'not-allowed': {
      what: 'Ni chewch droi rhwydweithiau ar gyfer yr ardal hon.',
      next: 'Gofynnwch i gomisiynydd neu weinyddwr awdurdod yr ardal.',
    },
    'unknown-team': { what: 'Ni ddefnyddir y rhwydwaith hwn yn yr ardal mwyach.', next: 'Llwythwch y dudalen eto.' },
    offline: {
      what: 'Ni ellir cyrraedd y gwarcheidwad.',
      next: 'Ni throwyd dim. Rhowch gynnig arall arni mewn munud.',
    },
    unavailable: {
      what: 'Ni ellir cyrraedd y gwarcheidwad.',
      next: 'Ni throwyd dim. Rhowch gynnig arall arni mewn munud.',
    },
  },
};
