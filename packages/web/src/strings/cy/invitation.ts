import type { OfficeStrings } from '../office.ts';

export const invitation: OfficeStrings['invitation'] = {
  title: 'Ymuno â’ch gwahoddiad',
  lead: 'Rhoddodd eich gweinyddwr god ar bapur neu ddolen i chi. Mae’n dangos i’r ddyfais hon mai’r sefydliad cywir yw hwn, ac i’r sefydliad mai chi ydych chi.',
  code: 'Cod neu ddolen y gwahoddiad',
  codeHint: 'Naw grŵp o bedair llythyren a rhif. Nid yw priflythrennau na chysylltnodau o bwys.',
  check: 'Gwirio’r gwahoddiad',
  checking: 'Wrthi’n gwirio’r gwahoddiad',
  forTitle: 'Mae’r gwahoddiad hwn ar gyfer',
  until: (date) => `Gellir ei ddefnyddio tan ${date}, unwaith.`,
  fingerprint: 'Ôl bys y sefydliad',
  fingerprintBody: 'Mae’n cyd-fynd â’ch cod. Os yw’r papur gennych, gallwch gymharu pob grŵp ag ef hefyd.',
  next: 'Nesaf byddwch yn mewngofnodi gyda’ch sefydliad. Yna gwneir eich clo ar y ddyfais hon.',
  signIn: (name) => `Mewngofnodi gyda ${name}`,
  other: 'Defnyddio cod arall',
};
