/** The words of the app in English but those of office.ts: together the shape that Welsh has to fill. */
import { camera } from './en/camera.ts';
import { habits } from './en/habits.ts';
import { inbox } from './en/inbox.ts';
import { medication } from './en/medication.ts';
import { newCase } from './en/new-case.ts';
import { palette, search } from './en/search.ts';
import { services } from './en/services.ts';
import { settings } from './en/settings.ts';
import { shiftEnd } from './en/shift-end.ts';
import { thread } from './en/thread.ts';
import { triage } from './en/triage.ts';
import { first } from './first.ts';

export const en = {
  ...first,
  camera,
  habits,
  inbox,
  medication,
  newCase,
  palette,
  search,
  services,
  settings,
  shiftEnd,
  thread,
  triage,
};

export type Strings = typeof en;
