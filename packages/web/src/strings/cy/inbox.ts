import type { Strings } from '../en.ts';

export const inbox: Strings['inbox'] = {
  summary: (waiting, overdue) =>
    `${waiting === 0 ? 'Dim yn aros' : `${waiting} yn aros`} amdanom ni${overdue === 0 ? '' : `, ${overdue} yn hwyr`}`,
  filter: 'Dangos',
  filters: { all: 'Pob un', mine: 'Fy rhai i', nobodys: 'Neb eto', photographs: 'Â lluniau' },
  groups: { us: 'Yn aros amdanom ni', others: 'Yn aros am eraill', closed: 'Wedi cau' },
  showClosed: 'Dangos achosion a gaewyd',
  loadingMore: 'Mae rhagor o achosion yn cael eu hagor',
  photographs: (n) => `${n} llun`,
  draft: 'Drafft',
  unsent: 'Heb ei anfon',
  damaged: 'Ni ellir dilysu neges',
  unread: (n) => `${n} heb ei ddarllen`,
  noPatient: 'Dim claf',
  urgent: 'Brys',
  owner: (name) => `Perchennog: ${name}`,
  waitsFor: {
    unreadable: 'Ni ellir ei ddarllen',
    conversation: 'Sgwrs',
    'waiting-for-answer': 'Yn aros am ateb',
    'waiting-for-asker': 'Gofynnwyd am fwy',
    'advised-unacknowledged': 'Cyngor i’w gydnabod',
    acknowledged: 'Wedi’i gydnabod',
    disagreed: 'Anghytunwyd',
    closed: 'Wedi cau',
  },
  closedWith: (outcome) => outcome,
  empty: {
    title: 'Nid oes dim yn aros amdanoch',
    others: (n) => `Mae ${n} achos yn aros am eraill.`,
    go: 'Achos newydd',
  },
  emptyFilter: { title: 'Nid oes achos yma yn cyfateb i’r hidlydd', go: 'Dangos pob un' },
  choose: 'Dewiswch achos i’w ddarllen yma',
  chooseBody: 'Mae j a k yn symud, Enter yn agor.',
  list: 'Achosion',
};
