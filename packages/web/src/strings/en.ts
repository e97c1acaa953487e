/** The words of the app in English but those of office.ts: together the shape that Welsh has to fill. */
import { access } from './en/access.ts';
import { camera } from './en/camera.ts';
import { errors } from './en/errors.ts';
import { habits } from './en/habits.ts';
import { inbox } from './en/inbox.ts';
import { medication } from './en/medication.ts';
import { newCase } from './en/new-case.ts';
import { palette, search } from './en/search.ts';
import { services } from './en/services.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { shiftEnd } from './en/shift-end.ts';
import { thread } from './en/thread.ts';
import { time } from './en/time.ts';
import { triage } from './en/triage.ts';

export const en = {
  access,
  camera,
  errors,
  habits,
  inbox,
  medication,
  newCase,
  palette,
  search,
  services,
  settings,
  shell,
  shiftEnd,
  thread,
  time,
  triage,
};

export type Strings = typeof en;
