import type { OfficeStrings } from '../office.ts';

export const operator: OfficeStrings['operator'] = {
  title: 'Beth all y gweithredwr ei weld? Yn llawn',
  sub: 'Y gweithredwr yw’r cwmni sy’n rhedeg y gwasanaeth. Nid yw’r dudalen hon yn gadael dim allan.',
  back: 'Diogelwch',
  pictureTitle: 'I ble mae neges yn mynd',
  picture: {
    you: 'Eich ffôn neu’ch cyfrifiadur',
    youBody: 'Yn ysgrifennu’r neges, yn ei selio ac yn ei llofnodi.',
    operator: 'Y gweithredwr',
    operatorBody: 'Yn cario’r amlen, yn cyfrif yr amser, yn atgoffa pobl sy’n hwyr. Nid oes ganddo allwedd.',
    ward: 'Y tîm yr ysgrifennoch ato',
    wardBody: 'Yn gwirio pwy a’i llofnododd, yn ei hagor ac yn ei darllen.',
    envelope: 'Wedi’i ysgrifennu ar yr amlen',
    lines: [
      'Oddi wrth: Dr Amina Rahman, Elmbridge clinicians',
      'At: Dermatology advice',
      'Cwestiwn, yn fuan, dydd Llun 09:10',
      'Tua 1 KB',
    ],
    inside: 'Wedi’u selio y tu mewn: y claf, eich geiriau, y lluniau',
    guardian: 'Gwarcheidwad',
    yours: (host) => `Eich sefydliad chi. Lletyir gan ${host}. Gall ddarllen.`,
    theirs: 'Eu sefydliad nhw. Enwir ei letywr ym mhob achos. Gall ddarllen.',
  },
  seesTitle: 'Yr hyn y mae’n ei weld',
  sees: 'Mae’n gweld',
  why: 'Pam',
  tells: 'Beth mae hynny’n ei ddweud wrtho',
  rows: {
    organisations: [
      'Sefydliadau, eu codau ODS, eu gwarcheidwaid a phwy sy’n eu lletya, pwy sy’n tystio dros bwy',
      'I wybod at bwy i ddanfon',
      'Pwy sy’n defnyddio’r gwasanaeth',
    ],
    people: [
      'Staff: enw, rôl, rhif cofrestru, allweddi cyhoeddus',
      'I’w gadael i mewn, ac i enwi pwy a ysgrifennodd',
      'Pwy sy’n gweithio ble',
    ],
    teams: [
      'Timau a phwy sydd ynddynt, a phryd a pham y newidiodd clo tîm',
      'Er mwyn i neb ond nhw ddarllen ac ysgrifennu',
      'Pwy sy’n gweithio gyda phwy, a phwy sydd wedi gadael',
    ],
    services: [
      'Gwasanaethau, eu llwybrau, eu horiau a’u rhif ffôn',
      'I ddangos beth y gallwch ei ofyn',
      'Beth sydd ar gael',
    ],
    rotas: [
      'Pwy sydd ar ddyletswydd, pwy sydd i ffwrdd, pwy sy’n llenwi’r bwlch',
      'I ddweud wrth y person iawn mewn pryd',
      'Oriau gwaith a gwyliau',
    ],
    areas: [
      'Pa rwydweithiau y mae ardal wedi’u troi ymlaen, a pha sefydliadau sydd ynddi',
      'I ddangos beth y gallwch ei ofyn',
      'Polisi lleol',
    ],
    events: [
      'Ar gyfer pob neges a cham: pwy, dros ba dîm, pryd, a’r math o gam. Hefyd bod nodyn preifat wedi’i ysgrifennu',
      'I’w danfon, ac i wrthod yr hyn na ellir ei wneud',
      'Pwy a ysgrifennodd at ba dîm a phryd, ac am bwy y gofynnwyd',
    ],
    cases: [
      'Ar gyfer pob achos: y timau, pa mor frys, y llwybr, pryd y mae angen ateb, pryd y daeth ac y gadawodd timau, a yw wedi cau',
      'I redeg y cloc',
      'Bod un tîm wedi gofyn i un arall, pa mor frys, a pha mor hwyr oedd yr ateb',
    ],
    firings: [
      'Pob nodyn atgoffa a anfonwyd, at bwy ac fel beth',
      'Ef sy’n eu hanfon, ac mae’r achos yn dweud hynny',
      'Pa mor aml y bu’n rhaid i achos ddringo, a phwy oedd i ffwrdd',
    ],
    shelves: [
      'Pryd y newidioch chi neu’ch tîm eich ffefrynnau a’ch atebion cyflym, a’u maint',
      'I gadw’r diweddaraf',
      'Tua faint sydd gennych',
    ],
    sizes: [
      'Pa mor hir yw testun, wedi’i dalgrynnu i fyny. Pa mor fawr yw pob ffeil, yn union, a faint sydd',
      'I’w storio',
      'Tua faint a ysgrifennwyd, a bod lluniau',
    ],
    receipts: [
      'Pryd y cyrhaeddodd neges ddyfais, a phryd y gwelodd rhywun hi',
      'Er mwyn i chi wybod ble mae hi',
      'Pwy edrychodd a phryd',
    ],
    accesses: [
      'Bob tro y nôl dyfais achos neu ffeil, pob awr y bu wedi’i chysylltu dros dîm, a’r hyn y llofnododd ei pherson iddo ei weld; am 8 mlynedd',
      'Er mwyn i’ch sefydliad ofyn beth a roddwyd i bwy',
      'Pwy edrychodd eto, a pha mor aml',
    ],
    exports: [
      'Bod rhywun wedi ffeilio, argraffu, copïo neu gadw rhywbeth o achos',
      'Er mwyn i’ch sefydliad weld beth a adawodd',
      'Bod cofnod wedi’i wneud',
    ],
    erasure: [
      'Pa achos y mae sefydliad wedi’i ryddhau i’w ddileu neu’n ei ddal, a rheswm mewn un gair',
      'I’w ddileu pan fydd pawb wedi’i ryddhau',
      'Bod achos yn anghywir, neu’n hen, neu fod rhywun wedi gofyn',
    ],
    log: [
      'Y log cyhoeddus: llinell wedi’i selio ar gyfer pob un o’r uchod a lofnodwyd gan sefydliad, ac ar gyfer pob fersiwn o’r ap',
      'Er mwyn i bawb weld yr un peth',
      'Pryd y newidiodd sefydliad rywbeth, a faint',
    ],
    keys: [
      'Blychau cloëdig ag allweddi, a’i hanner ei hun o gyfrinach nad yw’n agor dim ar ei phen ei hun',
      'Er mwyn i chi allu datgloi ar gyfrifiadur sydd wedi’i glirio',
      'Pryd y newidioch ffordd o ddatgloi',
    ],
    sessions: [
      'Pryd yr ydych wedi mewngofnodi, ar ba fath o ddyfais, a’i chyfeiriad rhwydwaith',
      'I atal ymosodiadau, ac i’ch allgofnodi o rywle arall',
      'Pryd a thua ble yr ydych yn gweithio',
    ],
    contacts: [
      'Eich cyfeiriad e-bost a chyfeiriad rhybuddion eich ffôn, os rhowch nhw',
      'I ddweud wrthych fod rhywbeth yn aros, byth beth',
      'Sut i’ch cyrraedd. Mae gwneuthurwr eich ffôn yn dysgu bod rhybudd wedi dod',
    ],
  },
  notTitle: 'Yr hyn nad yw’n ei weld',
  not: [
    'Pwy yw’r claf: dim enw, dim rhif GIG, dim dyddiad geni, dim rhestr ohonynt o unrhyw fath',
    'Yr hyn a ysgrifennwch: cwestiynau, cyngor, nodiadau preifat, teitlau, atebion i ffurflenni, meddyginiaethau',
    'Lluniau a ffeiliau, a’u henwau',
    'Sut y daeth achos i ben: y canlyniad, a pham yr anghytunoch',
    'Yr hyn y chwiliwch amdano, a drafftiau nad ydych wedi’u hanfon',
  ],
  guessTitle: 'Yr hyn y gall ei ddyfalu',
  guess: [
    'Bod eich practis wedi gofyn i ddermatoleg ddydd Llun a chael ateb ddydd Mawrth.',
    'Bod cwestiwn brys wedi’i gau o fewn yr awr, neu fod rhywbeth wedi mynd o’i le gydag achos, o’r mathau o gam.',
    'Mai llun yw ffeil o 3 MB.',
    'Am bwy yr oedd, dim ond os yw’n gwybod rhywbeth o rywle arall: practis bach, gwasanaeth prin, rhywun a welwyd yno y diwrnod hwnnw.',
  ],
  readTitle: 'Pwy all ddarllen',
  read: [
    [
      'Y timau a enwir yn yr achos.',
      'Pawb sydd ynddynt, nawr ac yn nes ymlaen. Mae rhywun sy’n ymuno yn darllen yr achosion agored.',
    ],
    [
      'Gwarcheidwad pob sefydliad.',
      'Peiriant nad yw’n eiddo i’r gweithredwr. Mae’n ffeilio achosion, yn gadael cydweithwyr i mewn, ac yn ateb claf sy’n gofyn am ei gofnod. Gall ei bobl ddarllen.',
    ],
    [
      'Pwy bynnag sy’n lletya gwarcheidwad.',
      'Gall ymddiriedolaeth ei letya ar ran ei phractisau. Fe’i henwir lle bynnag yr enwir darllenwyr.',
    ],
    [
      'Neb drwy fynediad brys.',
      'Y tu allan i’r timau ni all neb agor achos. Ffoniwch nhw, neu’ch Gwarcheidwad Caldicott.',
    ],
  ],
  host: (host) => `Lletyir gwarcheidwad eich sefydliad gan ${host}.`,
  canTitle: 'Yr hyn y gallai ei wneud, a sut y byddech yn sylwi',
  can: [
    [
      'Dal neges yn ôl.',
      'Gwelwch na chafodd ei danfon, neu fwlch wedi’i nodi mewn coch. Mae nodiadau atgoffa nad ydynt yn dod yn canu larwm ar eich sgrin.',
    ],
    [
      'Dangos rhywbeth hen i chi.',
      'Mae’r log yn dweud pa mor ffres yw’r hyn a welwch. Pan fydd yn hen cewch rybudd cyn anfon.',
    ],
    [
      'Dyfeisio cydweithiwr, tîm neu neges.',
      'Ni all: nid oes ganddo allwedd i lofnodi, ac ni ddangosir yr hyn nad yw wedi’i lofnodi.',
    ],
    [
      'Newid yr ap.',
      'Nid ef sy’n ei weini: peiriant eich gwarcheidwad sy’n gwneud. Mae pob fersiwn yn y log, a gall eich tîm TG gymharu.',
    ],
    ['Cadw copi o’r hyn y dywedwyd wrtho am ei ddileu.', 'Ni allech wybod. Mae’r copi’n aros wedi’i selio.'],
  ],
  gaveUpTitle: 'Yr hyn a ildiwyd gennym',
  gaveUp: [
    [
      'Cyfrinachedd y gorffennol o fewn tîm.',
      'Rhaid i newydd-ddyfodiaid weld achosion agored, felly mae pwy bynnag sy’n dwyn clo tîm yn agor ei negeseuon hŷn hefyd. Mae’r hyn sy’n dod ar ôl newid clo yn ddiogel.',
    ],
    ['Cyfrinachedd rhag eich sefydliad eich hun.', 'Gall ei warcheidwad ddarllen holl achosion ei dimau.'],
    ['Cuddio pwy a ofynnodd i bwy, a phryd.', 'Rhaid i wasanaeth sy’n atgoffa pobl wybod hynny.'],
    ['Cuddio pwy sydd ar ddyletswydd a phwy sydd i ffwrdd.', 'Rhaid i’r rhai sy’n gofyn ei weld.'],
    [
      'Prawf na ddarllenodd neb.',
      'Mae derbynebau’n dangos bod rhywun wedi gweld neges. Ni all dim ddangos na wnaeth rhywun a’i daliodd.',
    ],
    ['Amddiffyniad rhag darllenydd.', 'Gall rhywun sydd â hawl i ddarllen dynnu llun o’r sgrin.'],
  ],
};
