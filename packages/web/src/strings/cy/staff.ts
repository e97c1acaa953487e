import type { staff as english } from '../en/staff.ts';

const pobl = (n: number) => (n === 1 ? '1 person' : n === 2 ? '2 berson' : `${n} o bobl`);

export const staff: typeof english = {
  title: 'Staff a gwahoddiadau',
  count: (people, keys) => `${pobl(people)}, ${keys} ag allweddi`,
  invite: 'Gwahodd rhywun',

  alarm: (name, times) =>
    times === 1
      ? `Daeth rhywun â gwahoddiad ${name} ar ôl iddo gael ei ddefnyddio`
      : `${times} gwaith daeth rhywun â gwahoddiad ${name} ar ôl iddo gael ei ddefnyddio`,
  alarmBody: (name, used) =>
    `Fe’i defnyddiwyd ar ${used}. Ffoniwch ${name} a gofyn a wnaethant ymuno y diwrnod hwnnw. Os do, mae eu hen bapur yn nwylo rhywun arall, ac nid yw’n gadael neb i mewn. Os naddo, ymunodd rhywun arall yn eu henw: tynnwch y person hwnnw ar unwaith a gwahoddwch ${name} o’r newydd.`,
  open: (name) => `Agor ${name}`,
  settle: 'Rwyf wedi gofyn',
  settleTitle: (name) => `Datrys y larwm am ${name}`,
  settleMeans: (name) =>
    `Gwnewch hyn ar ôl i ${name} ddweud wrthych, ar lafar, mai nhw eu hunain a ymunodd. Mae’r larwm yn mynd. Os daw rhywun â’r papur eto, mae’n ôl; mae’r trywydd archwilio yn cadw pob tro a’ch bod wedi’i ddatrys.`,
  settleDo: 'Datrys y larwm',

  invitations: 'Gwahoddiadau agored',
  noInvitations: 'Nid oes gwahoddiad ar agor.',
  allInvited: 'Nid oes neb yn ymuno â’ch sefydliad heb wahoddiad.',
  until: (date, left) => `Yn gweithio unwaith, tan ${date} (${left} ar ôl).`,
  withdraw: 'Tynnu’n ôl',
  newSheet: 'Gwneud taflen newydd',

  people: 'Staff',
  search: 'Chwilio’r staff',
  searchHint: 'Yn ôl enw, rôl, cofrestriad, tîm neu fewngofnod',
  filter: 'Dangos',
  filters: {
    all: 'Pawb',
    todo: 'Angen gwneud rhywbeth',
    keyless: 'Dim allweddi eto',
    ending: 'Tystysgrif yn dod i ben',
  },
  found: pobl,
  nobody: 'Nid oes neb yn cyfateb',
  nobodyBody: 'Rhowch gynnig ar lai o’r enw, neu dangoswch bawb.',
  alone: 'Chi yw’r unig un',
  aloneBody: 'Gwahoddwch y cydweithiwr cyntaf: cewch daflen i’w rhoi iddynt.',
  more: (n) => `Dangos ${n} arall`,
  columns: {
    person: 'Person',
    registration: 'Cofrestriad',
    teams: 'Timau',
    enrolled: 'Allweddi ers',
    certificate: 'Tystysgrif',
    sessions: 'Sesiynau',
  },
  you: 'chi',
  notRegistered: 'Heb gofrestru',
  noTeams: 'Dim tîm',
  leads: (team) => `${team} (arweinydd)`,
  noKeys: 'Dim allweddi eto',
  newKeysAllowed: 'Yn cael gwneud allweddi newydd',
  notInvited: 'Heb wahoddiad',
  invitedUntil: (date) => `Gwahoddiad tan ${date}`,
  certifiedUntil: (date) => `Tan ${date}`,
  ends: (days) =>
    days <= 0 ? 'Yn dod i ben heddiw' : days === 1 ? 'Yn dod i ben yfory' : `Yn dod i ben ymhen ${days} diwrnod`,
  ended: (date) => `Daeth i ben ${date}`,
  sessions: (n) => (n === 0 ? 'Dim ar agor' : `${n} ar agor`),
  sessionsUnknown: 'Ddim yn hysbys: ni ellir gofyn i’r gweinydd',

  name: 'Enw, fel y mae cydweithwyr yn ei weld',
  role: 'Rôl',
  roleHint: 'Er enghraifft: Dermatolegydd ymgynghorol',
  register: 'Cofrestr',
  noRegister: 'Heb gofrestru',
  registers: {
    GMC: 'Y Cyngor Meddygol Cyffredinol (GMC)',
    NMC: 'Y Cyngor Nyrsio a Bydwreigiaeth (NMC)',
    GDC: 'Y Cyngor Deintyddol Cyffredinol (GDC)',
    GPhC: 'Y Cyngor Fferyllol Cyffredinol (GPhC)',
    HCPC: 'Y Cyngor Proffesiynau Iechyd a Gofal (HCPC)',
    other: 'Cofrestr arall',
  },
  registrationNumber: 'Rhif yn y gofrestr',
  otherRegistration: 'Cofrestr a rhif',
  signsInBy: 'Sut y maent yn mewngofnodi gyda’ch sefydliad',
  byEmail: 'Cyfeiriad e-bost',
  byNumber: 'Rhif staff',
  email: 'Cyfeiriad e-bost',
  emailHint: 'Yr un y mae mewngofnod eich sefydliad yn ei adnabod. Fe’i clymir wrth y person ar eu mewngofnod cyntaf.',
  number: 'Rhif staff',
  numberHint: 'Yn union fel y mae gan fewngofnod eich sefydliad.',
  teams: 'Timau',
  addTeam: 'Eu rhoi mewn tîm',
  chooseTeam: 'Dewiswch dîm',
  allTeams: 'Nid oes tîm arall.',
  lead: (team) => `Yn arwain ${team}`,
  leave: (team) => `Gadael ${team} allan`,
  powers: 'Beth arall y cânt ei wneud',
  power: { administrator: 'Gweinyddwr', caldicott: 'Gwarcheidwad Caldicott', commissioner: 'Comisiynydd' },
  powerHint: {
    administrator: 'Yn gofalu am staff, timau, rotâu a llwybrau. Nid yw’n darllen unrhyw achos o’i herwydd.',
    caldicott: 'Yn gweld pwy edrychodd ar achosion, ac yn penderfynu ar eu dileu.',
    commissioner: 'Yn gweld ffigurau eich ardal.',
  },
  ownPower: 'Ni allwch gymryd hwn oddi arnoch eich hun. Gall gweinyddwr arall.',
  faults: {
    name: 'Ysgrifennwch yr enw.',
    role: 'Ysgrifennwch y rôl.',
    long: 'Ysgrifennwch 100 nod ar y mwyaf.',
    email: 'Ysgrifennwch gyfeiriad e-bost cyfan, fel enw@ysbyty.example.',
    number: 'Ysgrifennwch y rhif staff.',
    GMC: '7 digid yw rhif GMC.',
    NMC: '2 ddigid, llythyren, 4 digid a llythyren yw PIN NMC, fel 99A1234E.',
    GDC: '4 i 6 digid yw rhif GDC.',
    GPhC: '7 digid yw rhif GPhC.',
    HCPC: '2 lythyren a 5 neu 6 digid yw rhif HCPC, fel PH12345.',
    other: 'Ysgrifennwch y gofrestr a’r rhif, 60 nod ar y mwyaf.',
  },

  inviteTitle: 'Gwahodd rhywun',
  inviteMeans:
    'Fe’u cofnodir fel staff, a chewch daflen â chod i’w rhoi iddynt. Mae’n gweithio unwaith, am saith diwrnod. Mae cydweithwyr yn eu gweld ar ôl iddynt ymuno.',
  makeSheet: 'Eu cofnodi a gwneud y daflen',
  enteredOnly: (name) => `Mae ${name} wedi’i gofnodi, ond heb daflen eto. Rhowch gynnig arall: nis cofnodir ddwywaith.`,
  againTitle: (name) => `Taflen newydd i ${name}`,
  againMeans:
    'Cewch god newydd am saith diwrnod. Mae’r daflen sydd ganddynt, os oes un, yn peidio â gweithio ar unwaith.',
  againDo: 'Gwneud y daflen newydd',
  withdrawTitle: (name) => `Tynnu gwahoddiad ${name} yn ôl`,
  withdrawMeans: (name) =>
    `Mae’r daflen yn peidio â gweithio ar unwaith. Mae ${name} yn dal wedi’i gofnodi; gallwch wneud taflen newydd unrhyw bryd.`,
  withdrawDo: 'Tynnu’r gwahoddiad yn ôl',

  sheetTitle: (name) => `Taflen i ${name}`,
  sheetOnce:
    'Fe’i dangosir unwaith. Argraffwch hi nawr, neu ysgrifennwch y cod, a’i rhoi yn bersonol: nid drwy e-bost na neges.',
  sheetHead: (organisation) => `${organisation}: gwahoddiad i Corridor`,
  sheetFor: 'I',
  sheetUntil: (date) => `Yn gweithio unwaith, tan ${date}.`,
  sheetHow: [
    'Tynnwch lun o’r sgwâr â’ch ffôn, neu agorwch y cyfeiriad ar y daflen hon a theipio’r cod.',
    'Cymharwch yr enw a’r sefydliad y mae’r dudalen yn eu dangos â’r daflen hon.',
    'Mewngofnodwch fel yn y gwaith. Yna gwneir eich clo ar y ddyfais honno.',
  ],
  sheetCode: 'Cod',
  sheetAddress: 'Cyfeiriad',
  sheetFingerprint: 'Ôl bys y sefydliad',
  sheetFingerprintBody: 'Mae’r dudalen yn ei ddangos hefyd. Rhaid iddo fod yr un fath.',
  sheetLost: 'Wedi colli’r daflen hon? Dywedwch wrth eich gweinyddwr, a fydd yn ei thynnu’n ôl.',
  qr: 'Cod QR y ddolen',
  print: 'Argraffu’r daflen',
  kept: 'Mae wedi’i hargraffu neu ei hysgrifennu',
  closeSheet: 'Cau’r daflen',
  closeAsk: 'Ei chau heb gopi?',
  closeAskBody: 'Bydd y cod wedi mynd. Byddai’n rhaid ichi wneud taflen newydd.',
  closeAnyway: 'Ei chau heb gopi',
  backToSheet: 'Yn ôl at y daflen',

  facts: { signIn: 'Yn mewngofnodi â', powers: 'Caiff hefyd fod yn', none: 'Dim byd arall' },
  deeds: 'Beth y gallwch ei wneud',
  back: 'Yn ôl',
  change: 'Newid enw, rôl neu gofrestriad',
  changeTitle: (name) => `Newid ${name}`,
  changeMeans: (name) =>
    `Mae’r gwarcheidwad yn ardystio ${name} o’r newydd dan y geiriau hyn, am yr un allweddi. Mae cydweithwyr yn eu gweld ar unwaith; mae’r hyn a lofnodwyd o’r blaen yn cadw’r hen rai.`,
  changeDo: 'Ei newid',
  renew: 'Adnewyddu’r dystysgrif',
  renewTitle: (name) => `Adnewyddu tystysgrif ${name}`,
  renewMeans: (name) =>
    `Mae’n para dwy flynedd arall o heddiw, am yr un allweddi. Fe’i hadnewyddir ohoni’i hun pan fydd ${name} yn mewngofnodi yn ei hanner blwyddyn olaf, felly gwnewch hyn dim ond i rywun y gwyddoch fod ei ddyfais ganddo.`,
  renewDo: 'Adnewyddu am ddwy flynedd',
  renewEnded: 'Mae wedi dod i ben: bydd eu mewngofnod nesaf yn ei hadnewyddu.',
  sessionsDeed: 'Dod â phob sesiwn i ben',
  sessionsTitle: (name) => `Dod â phob sesiwn ${name} i ben`,
  sessionsMeans: (name, open) =>
    `Mae ${name} yn cael ei allgofnodi ym mhobman ar unwaith (nawr: ${open}). Maent yn aros yn eu timau ac yn gallu mewngofnodi eto. Defnyddiwch hwn pan gollir dyfais.`,
  sessionsDo: 'Dod â phob sesiwn i ben nawr',
  reset: 'Gadael iddynt wneud allweddi newydd',
  resetTitle: (name) => `Gadael i ${name} wneud allweddi newydd`,
  resetMeans: (name) =>
    `Ar y mewngofnod nesaf mae ${name} yn gwneud allweddi newydd, a chaiff pob un o’u timau glo newydd. Defnyddiwch hwn pan gollir pob ffordd o ddatgloi, neu pan ofnwch fod eu hallweddi gan rywun arall. Tan hynny ni allant fewngofnodi fel o’r blaen.`,
  resetDo: 'Caniatáu allweddi newydd unwaith',
  remove: 'Tynnu o’r sefydliad',
  removeTitle: (name) => `Tynnu ${name}`,
  removeMeans: (name) =>
    `Mae ${name} allan ar unwaith: daw pob sesiwn i ben, daw’r dystysgrif i ben, a chaiff pob tîm isod glo newydd nad yw gan ${name}. Mae’r hyn a ysgrifennwyd yn aros. Ni ellir ei ddadwneud; byddech yn eu gwahodd o’r newydd.`,
  leaves: 'Timau y maent yn eu gadael',
  leavesNone: 'Nid ydynt mewn unrhyw dîm.',
  stays: (n) => `${n} arall ag allweddi yn aros`,
  nobodyStays: 'Nid oes neb ag allweddi yn aros: rhowch rywun ynddo, neu nid oes neb yn darllen yr hyn a ddaw yno',
  wasLead: 'maent yn ei arwain',
  holds: 'Cwestiynau agored sy’n colli eu perchennog',
  holdsNone: 'Nid ydynt yn dal unrhyw gwestiwn agored.',
  holdsBody: 'Maent yn aros gyda’u timau, heb eu hawlio, nes bydd rhywun yn eu cymryd.',
  heldSince: (date, teams) => `Gofynnwyd ${date}, ${teams}`,
  openCase: 'Agor y cwestiwn',
  asked: (n) =>
    n === 0
      ? ''
      : n === 1
        ? 'Gofynasant hefyd 1 cwestiwn sydd ar agor: mae’r ateb yn mynd i’w tîm.'
        : `Gofynasant hefyd ${n} cwestiwn sydd ar agor: mae’r atebion yn mynd i’w timau.`,
  removeDo: (name) => `Tynnu ${name} nawr`,
  removeSelf: 'Ni allwch eich tynnu eich hun. Gall gweinyddwr arall.',

  done: {
    invited: (name) => `Mae ${name} wedi cael gwahoddiad`,
    withdrawn: (name) => `Tynnwyd gwahoddiad ${name} yn ôl`,
    changed: (name) => `Newidiwyd ${name}`,
    renewed: (name) => `Adnewyddwyd tystysgrif ${name}`,
    ended: (name) => `Mae pob sesiwn ${name} wedi dod i ben`,
    reset: (name) => `Caiff ${name} wneud allweddi newydd ar y mewngofnod nesaf`,
    settled: (name) => `Datryswyd y larwm am ${name}`,
    removed: (name) => `Tynnwyd ${name}`,
  },
  waits: (what) => `Ddim ym mhobman eto: ${what}`,
  published: 'Mae’r gwarcheidwad wedi’i lofnodi, ac mae’r gweinydd yn gwybod.',
  notPublished:
    'Mae’r gwarcheidwad wedi’i lofnodi, ond ni allai gyrraedd y gweinydd, a bydd yn dweud wrtho cyn gynted ag y gall. Tan hynny mae’r gweinydd yn mynd ymlaen fel o’r blaen.',
  refusals: {
    'not-allowed': {
      what: 'Dim ond gweinyddwyr eich sefydliad sy’n gofalu am staff.',
      next: 'Os dylech fod yn un, gofynnwch i weinyddwr arall. Ni all neb ei dynnu ei hun na’i hawl ei hun.',
    },
    conflict: {
      what: 'Mae hyn wedi newid yn y cyfamser, neu mae rhywun yn mewngofnodi fel hyn eisoes.',
      next: 'Chwiliwch amdanynt yn y rhestr, a rhowch gynnig arall.',
    },
    malformed: {
      what: 'Ni all y gwarcheidwad dderbyn hyn.',
      next: 'Edrychwch ar yr enw, y rôl a’r cyfeiriad e-bost: dim toriadau llinell, a chyfeiriad cyfan.',
    },
    'unknown-person': {
      what: 'Nid oes dim i’w wneud am hyn mwyach.',
      next: 'Maent wedi gadael, neu mae’r gwahoddiad wedi’i ddefnyddio neu ei dynnu’n ôl. Llwythwch y dudalen eto.',
    },
    'unknown-team': { what: 'Mae un o’r timau ar gau.', next: 'Llwythwch y dudalen eto a dewiswch un arall.' },
    offline: {
      what: 'Ni ellir cyrraedd eich gwarcheidwad.',
      next: 'Rhowch gynnig arall mewn munud, ac edrychwch ar y rhestr yn gyntaf: efallai y gwnaed yr hyn a ofynnoch.',
    },
    unavailable: { what: 'Ni all eich gwarcheidwad wneud hyn nawr.', next: 'Rhowch gynnig arall mewn munud.' },
  },
};
