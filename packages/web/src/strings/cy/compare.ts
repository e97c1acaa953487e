import type { Strings } from '../en.ts';

export const compare: Strings['thread']['compare'] = {
  title: 'Cymharu ffotograffau',
  open: 'Cymharu',
  a: 'A',
  b: 'B',
  choose: (pane) => `Ffotograff ${pane}`,
  way: 'Sut i gymharu',
  ways: { beside: 'Ochr yn ochr', over: 'Troshaen' },
  divide: 'Faint o A a ddangosir',
  swap: 'Cyfnewid A a B',
  otherSite: 'Nid yw A a B yn dangos yr un lle. Gwiriwch cyn cymharu.',
  otherPatient: 'Mae amheuaeth am bwy mae’r achos hwn. Gwiriwch y claf cyn cymharu.',
  notScaled: 'Nid i’r un raddfa: barnwch faint wrth y pren mesur ym mhob un.',
  one: 'Dim ond un ffotograff sydd hyd yma.',
};
