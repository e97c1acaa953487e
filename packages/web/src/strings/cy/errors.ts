import type { Strings } from '../en.ts';

export const errors: Strings['errors'] = {
  'not-opened': {
    what: 'Ni ellir darllen neges gyntaf yr achos hwn.',
    next: 'Cadarnhewch dros y ffôn, a gofynnwch i’r anfonwr agor achos newydd.',
  },
  'already-opened': { what: 'Mae’r achos hwn eisoes ar agor.', next: 'Ysgrifennwch yn yr achos yn lle hynny.' },
  'case-closed': { what: 'Mae’r achos hwn wedi cau.', next: 'Ailagorwch ef yn gyntaf.' },
  'not-closed': { what: 'Mae’r achos hwn yn dal ar agor.', next: 'Nid oes dim i’w ailagor.' },
  'not-in-case': { what: 'Nid yw eich tîm yn yr achos hwn.', next: 'Gofynnwch i un o’i dimau ei rannu â’ch un chi.' },
  'not-own-team': { what: 'Agorwyd yr achos yn enw tîm arall.', next: 'Agorwch ef eto o’ch tîm eich hun.' },
  'not-asking-team': { what: 'Dim ond y tîm sy’n gofyn all wneud hyn.', next: 'Anfonwch neges atynt os oes angen.' },
  'not-answering-team': { what: 'Dim ond tîm y gofynnwyd iddo all wneud hyn.', next: 'Anfonwch neges yn lle hynny.' },
  'not-for-this-kind': {
    what: 'Nid oes cyngor, perchennog na chanlyniad i’r sgwrs hon.',
    next: 'Agorwch achos os oes angen ateb arnoch.',
  },
  'own-question': {
    what: 'Chi ofynnodd y cwestiwn hwn, felly ni allwch gynghori arno.',
    next: 'Arhoswch am gydweithiwr, neu caewch yr achos.',
  },
  'own-advice': { what: 'Eich cyngor eich hun yw hwn.', next: 'Rhaid i rywun arall o’r tîm sy’n gofyn ei gydnabod.' },
  'open-questions': {
    what: 'Mae cwestiwn yn yr achos hwn yn dal ar agor.',
    next: 'Atebwch ef, neu gofynnwch i’w awdur ei dynnu’n ôl. Yna caewch yr achos.',
  },
  'advice-not-acknowledged': {
    what: 'Nid yw’r tîm sy’n gofyn wedi cydnabod y cyngor.',
    next: 'Maent yn ei gydnabod neu’n anghytuno. Yna gellir cau’r achos.',
  },
  'no-advice': { what: 'Nid oes cyngor yn yr achos hwn eto.', next: 'Arhoswch am yr ateb, neu ffoniwch y tîm.' },
  'advice-unknown': {
    what: 'Nid yw’r cyngor hwnnw yn yr achos hwn.',
    next: 'Agorwch yr achos eto ac edrychwch ar y cyngor diweddaraf.',
  },
  'advice-superseded': {
    what: 'Mae cyngor mwy newydd wedi disodli hwn.',
    next: 'Darllenwch a chydnabyddwch y cyngor mwy newydd.',
  },
  'advice-already-answered': {
    what: 'Mae cydweithiwr eisoes wedi cydnabod y cyngor hwn neu wedi anghytuno ag ef.',
    next: 'Nid oes angen dim mwy.',
  },
  'advice-changed': {
    what: 'Newidiwyd y cyngor tra oeddech yn ei ddarllen.',
    next: 'Darllenwch ef eto, yna cydnabyddwch ef.',
  },
  'answered-meanwhile': {
    what: 'Mae rhywun arall wedi cynghori, cydnabod, diwygio neu gau ers i chi edrych ddiwethaf.',
    next: 'Darllenwch yr hyn a ysgrifennwyd ganddynt wrth ochr eich un chi, yna anfonwch eich un chi neu ei daflu.',
  },
  'already-claimed': {
    what: 'Mae’r achos hwn gan gydweithiwr.',
    next: 'Gofynnwch iddo ei drosglwyddo, neu neilltuwch ef i chi’ch hun os yw i ffwrdd.',
  },
  'already-yours': { what: 'Mae’r achos hwn gennych eisoes.', next: 'Nid oes angen dim mwy.' },
  'not-owner': { what: 'Nid yw’r achos hwn gennych.', next: 'Cymerwch ef yn gyntaf.' },
  'no-handover': { what: 'Nid oes neb yn trosglwyddo’r achos hwn.', next: 'Cymerwch ef os nad yw gan neb.' },
  'not-addressee': {
    what: 'Trosglwyddwyd yr achos hwn i rywun arall.',
    next: 'Arhoswch nes iddynt ei dderbyn, neu gofynnwch i’w berchennog.',
  },
  'handover-to-self': { what: 'Mae’r achos hwn gennych eisoes.', next: 'Dewiswch gydweithiwr.' },
  'handover-outside': {
    what: 'Ni ofynnwyd i dîm y person hwnnw yn yr achos hwn.',
    next: 'Rhannwch yr achos â’u tîm yn gyntaf.',
  },
  'already-in-case': { what: 'Mae’r tîm hwnnw eisoes yn yr achos hwn.', next: 'Dewiswch dîm arall.' },
  'asking-team-stays': {
    what: 'Mae’r tîm sy’n gofyn yn gofalu am y claf ac yn aros yn yr achos.',
    next: 'Caewch yr achos os yw wedi gorffen.',
  },
  'last-team': {
    what: 'Eich tîm chi yw’r unig un ar ôl y gofynnwyd iddo.',
    next: 'Rhannwch yr achos â thîm arall yn gyntaf, neu caewch ef.',
  },
  'owner-leaves': { what: 'Mae’r achos hwn gan rywun o’ch tîm.', next: 'Trosglwyddwch ef neu ryddhewch ef yn gyntaf.' },
  'not-author': {
    what: 'Dim ond yr awdur all ddiwygio neges.',
    next: 'Ysgrifennwch neges sy’n dweud beth sydd o’i le.',
  },
  'nothing-to-amend': {
    what: 'Ni ellir diwygio’r neges honno.',
    next: 'Ysgrifennwch neges newydd. I newid meddyginiaeth, anfonwch gyngor newydd.',
  },
  'question-settled': {
    what: 'Atebwyd y cwestiwn hwnnw neu tynnwyd ef yn ôl eisoes.',
    next: 'Anfonwch eich neges hebddo.',
  },
  'question-not-yours': {
    what: 'Tîm arall ofynnodd y cwestiwn hwnnw.',
    next: 'Atebwch ef, neu gofynnwch iddynt ei dynnu’n ôl.',
  },
  'patient-in-doubt': {
    what: 'Dywed rhywun fod yr achos hwn am y claf anghywir.',
    next: 'Rhaid i ail berson gadarnhau neu wrthod hynny yn gyntaf.',
  },
  'already-in-doubt': {
    what: 'Mae claf yr achos hwn eisoes yn cael ei wirio.',
    next: 'Cadarnhewch neu gwrthodwch y newid a gynigiwyd.',
  },
  'no-proposal': { what: 'Nid oes newid claf yn aros i’w gadarnhau.', next: 'Cynigiwch y newid eto.' },
  'same-person-twice': { what: 'Mae angen dau berson i newid claf.', next: 'Gofynnwch i gydweithiwr ei gadarnhau.' },
  'differs-from-proposal': {
    what: 'Nid hwnnw yw’r claf a gynigiwyd na’r un presennol.',
    next: 'Cadarnhewch neu gwrthodwch y cynnig fel y mae.',
  },
  'no-consent': {
    what: 'Nid oes cydsyniad i luniau wedi’i gofnodi yn yr achos hwn.',
    next: 'Cofnodwch pwy gytunodd, ac i beth. Yna ychwanegwch y llun.',
  },
  'identity-not-confirmed': {
    what: 'Ni chadarnhawyd enw a dyddiad geni’r claf.',
    next: 'Darllenwch nhw yn ôl, ticiwch eich bod wedi gwneud, yna anfonwch.',
  },
  'only-guardian': { what: 'Dim ond gwarcheidwad sefydliad all wneud hyn.', next: 'Gofynnwch i’ch tîm cofnodion.' },
  'guardian-cannot': {
    what: 'Mae gwarcheidwad yn cadw cofnodion ac allweddi. Nid yw’n cymryd rhan mewn achos.',
    next: 'Rhaid i berson o un o’r timau wneud hyn.',
  },
  'not-own-organisation': {
    what: 'Mae gwarcheidwad yn ffeilio ac yn rhannu dros ei sefydliad ei hun yn unig.',
    next: 'Rhaid i warcheidwad y sefydliad arall wneud hyn.',
  },
  'wrong-lane': {
    what: 'Anfonwyd nodyn preifat lle gall y ddau dîm ddarllen.',
    next: 'Dywedwch wrth y gweithredwr: ni ddylai hyn ddigwydd.',
  },
  offline: { what: 'Nid oes cysylltiad.', next: 'Cadwyd yr hyn a ysgrifennwyd. Mae’n mynd pan fyddwch yn ôl.' },
  locked: { what: 'Mae eich negeseuon dan glo.', next: 'Datglowch nhw i barhau. Cedwir eich drafft.' },
  'not-signed-in': { what: 'Nid ydych wedi mewngofnodi.', next: 'Mewngofnodwch eto. Cedwir eich drafft.' },
  'identity-refused': {
    what: 'Gwrthodwyd mewngofnodi eich sefydliad.',
    next: 'Mewngofnodwch eto. Os digwydd ddwywaith, gofynnwch i’ch tîm TG.',
  },
  'no-such-way': { what: 'Nid yw’r ffordd honno yn agor eich clo.', next: 'Dewiswch ffordd arall i mewn.' },
  'wrong-recovery-code': {
    what: 'Nid hwnnw yw eich cod adfer.',
    next: 'Gwiriwch bob grŵp yn erbyn y ddalen. Mae dalen fwy newydd yn disodli un hŷn.',
  },
  'bad-invitation-code': {
    what: 'Nid felly yr ysgrifennir cod gwahoddiad.',
    next: 'Gwiriwch bob grŵp o bedwar yn erbyn y papur neu’r ddolen.',
  },
  'invitation-over': {
    what: 'Nid yw’r gwahoddiad hwn yn hysbys yma, neu mae wedi dod i ben neu ei dynnu’n ôl.',
    next: 'Gofynnwch i’ch gweinyddwr am un newydd.',
  },
  'invitation-used': {
    what: 'Mae’r gwahoddiad hwn wedi’i ddefnyddio eisoes.',
    next: 'Os nad chi oedd wrthi, ffoniwch eich gweinyddwr nawr: mae eich cod gan rywun arall.',
  },
  'invitation-other': {
    what: 'Mae’r gwahoddiad hwn ar gyfer rhywun heblaw’r sawl a fewngofnododd.',
    next: 'Mewngofnodwch fel y person y mae’n ei enwi, neu gofynnwch am eich un eich hun.',
  },
  'invitation-needed': {
    what: 'Nid yw eich sefydliad yn gadael i neb ymuno heb wahoddiad.',
    next: 'Agorwch y ddolen a roddodd eich gweinyddwr i chi, neu teipiwch y cod o dan /invitation.',
  },
  'root-swapped': {
    what: 'Mae’r dudalen hon yn dangos sefydliad gwahanol i’r un y mae eich gwahoddiad yn ei enwi.',
    next: 'Peidiwch â mynd ymlaen. Ffoniwch eich gweinyddwr: gall rhywun fod yn sefyll rhyngoch chi a’ch sefydliad.',
  },
  'cannot-open': {
    what: 'Ni ellid agor hwn.',
    next: 'Rhowch gynnig arall arni. Os yw’n parhau felly, cadarnhewch dros y ffôn.',
  },
  'team-closed': {
    what: 'Heb ei anfon. Caewyd y tîm hwnnw, ac ni fyddai neb yno’n ei ddarllen.',
    next: 'Cedwir eich neges fel drafft. Rhannwch yr achos â thîm arall, atgyfeiriwch, neu ffoniwch os yw’n frys.',
  },
  'team-not-confirmed': {
    what: 'Heb ei anfon. Ni allwn gadarnhau pwy sydd yn y tîm hwnnw.',
    next: 'Ni adawodd dim y ddyfais hon, a chedwir eich neges fel drafft. Gwiriwch eto, neu ffoniwch y tîm os yw’n frys.',
  },
  'pinned-otherwise': {
    what: 'Heb ei anfon. Mae’r gwasanaeth hwn yn enwi sefydliad nad yr un rydym ni’n ei adnabod mohono.',
    next: 'Ni adawodd dim y ddyfais hon. Ffoniwch y tîm, a dywedwch wrth bwy bynnag sy’n rhedeg y gwasanaeth am ei ryddhau eto.',
  },
  'not-vouched-for': {
    what: 'Mae rhy ychydig o sefydliadau yn dal i warantu hwnnw, felly ni anfonir dim ato.',
    next: 'Ffoniwch rif yr oeddech yn ei wybod o’r blaen, a gofynnwch i’ch tîm TG. Gallwch ddarllen yr hyn sydd yma; cedwir eich drafft.',
  },
  'vouch-withheld': {
    what: 'Mae’r gwarantu dros sefydliad yn yr achos hwn wedi newid, ac ni ddangoswyd i ni sut.',
    next: 'Ffoniwch os yw’n frys. Cedwir eich neges, a chaiff ei hanfon ohoni’i hun unwaith y dangosir i ni.',
  },
  'log-stale': {
    what: 'Ers diwrnod nid oes neb wedi cadarnhau pwy sydd yn y tîm hwnnw.',
    next: 'Ffoniwch os yw’n frys. Caiff ei hanfon ohoni’i hun unwaith y cânt eu cadarnhau, neu anfonwch hi nawr at yr aelodau a gadarnhawyd ddiwethaf.',
  },
  'log-forked': {
    what: 'Mae’r rhestr o allweddi ac aelodau yn ei gwrth-ddweud ei hun, felly gallai eraill ddarllen hyn.',
    next: 'Ffoniwch yn lle hynny, a dywedwch wrth eich tîm TG nawr. Cedwir eich neges.',
  },
  'roster-withheld': {
    what: 'Mae aelodau’r tîm hwnnw wedi newid, ac ni ddangoswyd i ni sut.',
    next: 'Ffoniwch os yw’n frys. Cedwir eich neges, a chaiff ei hanfon ohoni’i hun unwaith y dangosir i ni.',
  },
  'not-in-log': {
    what: 'Nid yw rhestr aelodau’r tîm hwnnw yn y log lle dylai fod.',
    next: 'Ffoniwch os yw’n frys. Cedwir eich neges, a chaiff ei hanfon ohoni’i hun unwaith y bydd yno.',
  },
  'invalid-body': {
    what: 'Ni ellir anfon rhywbeth a ysgrifennwyd gennych.',
    next: 'Gwiriwch yr hyn a farciwyd. Cedwir eich drafft.',
  },
  'not-a-picture': {
    what: 'Nid yw’r ffeil hon yn llun y gellir ei agor.',
    next: 'Dewiswch lun JPEG neu PNG, neu tynnwch ef yma.',
  },
  'empty-file': { what: 'Mae’r ffeil hon yn wag.', next: 'Dewiswch hi eto, neu tynnwch y llun yma.' },
  'file-too-large': {
    what: 'Mae’r ffeil hon dros 50 MB.',
    next: 'Dewiswch un lai. Mae lluniau a dynnir yma bob amser yn ffitio.',
  },
  'picture-too-large': {
    what: 'Mae gormod o bicseli yn y llun hwn i’w agor yn ddiogel.',
    next: 'Tynnwch ef yma, neu gwnewch ef yn llai yn gyntaf.',
  },
  heic: {
    what: 'Llun HEIC yw hwn, na all pawb ei agor.',
    next: 'Ar iPhone gosodwch Settings, Camera, Formats i Most Compatible, neu tynnwch ef yma.',
  },
  'file-type': {
    what: 'Ni ellir atodi ffeiliau o’r math hwn.',
    next: 'Atodwch ffeil JPEG, PNG, PDF neu destun plaen.',
  },
  malformed: {
    what: 'Ni allai’r gweinydd ddarllen yr hyn a anfonwyd.',
    next: 'Cedwir eich drafft. Ail-lwythwch yr ap, yna anfonwch ef eto.',
  },
  'too-large': { what: 'Mae hwn yn rhy hir i un neges.', next: 'Byrhewch ef, neu atodwch ef fel ffeil.' },
  version: { what: 'Mae’r ap hwn yn hŷn na’r gweinydd.', next: 'Ail-lwythwch ef. Cedwir eich drafft.' },
  unauthenticated: {
    what: 'Nid yw’r gweinydd yn adnabod y sesiwn hon.',
    next: 'Mewngofnodwch eto. Cedwir eich drafft.',
  },
  'session-ended': { what: 'Mae eich sesiwn wedi dod i ben.', next: 'Mewngofnodwch eto. Cedwir eich drafft.' },
  'not-allowed': { what: 'Ni chewch wneud hyn.', next: 'Gofynnwch i rywun o dîm yn yr achos hwn.' },
  'unknown-case': { what: 'Nid oes achos o’r fath, neu ni chewch ei agor.', next: 'Ewch yn ôl i’r mewnflwch.' },
  'unknown-team': { what: 'Nid oes tîm o’r fath.', next: 'Dewiswch wasanaeth arall.' },
  'unknown-event': { what: 'Nid yw’r neges honno yn yr achos hwn.', next: 'Agorwch yr achos eto.' },
  'unknown-person': { what: 'Nid oes person o’r fath, neu mae wedi gadael.', next: 'Dewiswch rywun arall.' },
  'header-mismatch': {
    what: 'Nid oedd y neges yn cyd-fynd â’ch sesiwn.',
    next: 'Mewngofnodwch eto. Cedwir eich drafft.',
  },
  'stale-epoch': {
    what: 'Newidiodd clo’r achos hwn tra oeddech yn ysgrifennu.',
    next: 'Anfonwch ef eto: fe’i selir o’r newydd.',
  },
  'stale-roster': {
    what: 'Ymunodd neu gadawodd rhywun tra oeddech yn ysgrifennu.',
    next: 'Gwelwch pwy sy’n darllen hwn nawr, yna anfonwch ef eto.',
  },
  'share-forbidden': {
    what: 'Nid yw llwybr yr achos hwn yn caniatáu ei rannu â’r tîm hwnnw.',
    next: 'Dewiswch dîm y mae’n ei enwi, neu gofynnwch i’r tîm sy’n gofalu am y llwybr.',
  },
  'not-the-fallback': {
    what: 'Nid y tîm hwnnw yw’r un y mae llwybr yr achos hwn yn ei gynnig iddo.',
    next: 'Dywedwch wrth y gweithredwr: ni ddylai hyn ddigwydd.',
  },
  'phase-unknown': {
    what: 'Nid oes cam o’r fath i achosion y grŵp hwn.',
    next: 'Dewiswch un o’r camau y mae’n eu henwi.',
  },
  'watch-settled': {
    what: 'Mae cydweithiwr wedi adolygu hyn eisoes, neu nid oedd i’w wylio o gwbl.',
    next: 'Darllenwch yr hyn a ysgrifennodd. Anfonwch eich neges ar ei phen ei hun os oes ei hangen o hyd.',
  },
  'person-left': {
    what: 'Nid yw’r person hwn yn y tîm mwyach.',
    next: 'Dewiswch gydweithiwr. Os oedd yr achos yn eiddo iddo, neilltuwch ef i chi eich hun.',
  },
  'stale-basis': {
    what: 'Mae rhywun arall wedi cynghori, cydnabod, diwygio neu gau ers i chi edrych ddiwethaf.',
    next: 'Darllenwch yr hyn a ysgrifennwyd, yna anfonwch eich un chi neu ei daflu.',
  },
  'out-of-order': { what: 'Cyrhaeddodd hwn cyn rhywbeth y mae’n dibynnu arno.', next: 'Anfonwch ef eto.' },
  conflict: { what: 'Anfonwyd hwn ddwywaith â chynnwys gwahanol.', next: 'Agorwch yr achos a gweld beth gyrhaeddodd.' },
  'service-off': {
    what: 'Nid yw’r gwasanaeth hwn yn cymryd achosion nawr.',
    next: 'Cedwir eich cwestiwn fel drafft. Dewiswch wasanaeth arall, neu ffoniwch.',
  },
  clock: {
    what: 'Mae cloc y ddyfais hon yn fwy anghywir nag y mae’r gweinydd yn ei dderbyn.',
    next: 'Gosodwch y cloc, yna anfonwch ef eto.',
  },
  'rate-limited': { what: 'Anfonwyd gormod mewn amser byr.', next: 'Mae’n mynd ar ei ben ei hun mewn munud.' },
  incomplete: {
    what: 'Nid yw llun wedi cyrraedd yn llawn.',
    next: 'Mae’n parhau ar ei ben ei hun; yna mae’r neges yn mynd.',
  },
  'no-space': {
    what: 'Nid oes lle ar y gweinydd nawr.',
    next: 'Ni chollir dim yma. Mae’n mynd pan fydd lle; ffoniwch os yw’n frys.',
  },
  erased: {
    what: 'Cafodd yr achos hwn ei ddileu.',
    next: 'Ni ellir ychwanegu dim ato. Agorwch ef i weld pwy gytunodd a phryd.',
  },
  unavailable: {
    what: 'Ni ellir cyrraedd y gweinydd nawr.',
    next: 'Ni chollir dim yma. Mae’n mynd ar ei ben ei hun; ffoniwch os yw’n frys.',
  },
};
