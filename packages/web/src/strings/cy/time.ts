import type { Strings } from '../en.ts';

export const time: Strings['time'] = {
  weekdays: ['Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn', 'Dydd Sul'],
  shortWeekdays: ['Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad', 'Sul'],
  today: 'Heddiw',
  minutes: (n) => `${n} mun`,
  hours: (n) => `${n} awr`,
  days: (n) => (n === 1 ? '1 diwrnod' : `${n} diwrnod`),
  overdueBy: (span) => `${span} yn hwyr`,
  dueIn: (span) => `I’w ateb o fewn ${span}`,
  until: (time) => `tan ${time}`,
};
