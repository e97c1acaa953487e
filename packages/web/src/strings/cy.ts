/** Every word of the app in Welsh. The type makes a missing one a compile error. */
import { access } from './cy/access.ts';
import { area } from './cy/area.ts';
import { audit } from './cy/audit.ts';
import { camera } from './cy/camera.ts';
import { errors } from './cy/errors.ts';
import { habits } from './cy/habits.ts';
import { inbox } from './cy/inbox.ts';
import { insights } from './cy/insights.ts';
import { invitation } from './cy/invitation.ts';
import { keyNotices } from './cy/key-notices.ts';
import { log } from './cy/log.ts';
import { medication } from './cy/medication.ts';
import { newCase } from './cy/new-case.ts';
import { operator } from './cy/operator.ts';
import { pathways } from './cy/pathways.ts';
import { rota } from './cy/rota.ts';
import { palette, search } from './cy/search.ts';
import { services } from './cy/services.ts';
import { settings } from './cy/settings.ts';
import { shell } from './cy/shell.ts';
import { shiftEnd } from './cy/shift-end.ts';
import { staff } from './cy/staff.ts';
import { thread } from './cy/thread.ts';
import { time } from './cy/time.ts';
import { triage } from './cy/triage.ts';
import { trust } from './cy/trust.ts';
import type { OfficeStrings } from './office.ts';

export const cy: OfficeStrings = {
  access,
  area,
  audit,
  camera,
  errors,
  habits,
  inbox,
  insights,
  invitation,
  keyNotices,
  log,
  medication,
  newCase,
  operator,
  palette,
  pathways,
  rota,
  search,
  services,
  settings,
  shell,
  shiftEnd,
  staff,
  thread,
  time,
  triage,
  trust,
};
