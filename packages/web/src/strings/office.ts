/** All words with those of the office's pages (rota, pathways, area, staff) and of the log, which few people open and which bring them. */
import { en } from './en.ts';
import { area } from './en/area.ts';
import { audit } from './en/audit.ts';
import { insights } from './en/insights.ts';
import { invitation } from './en/invitation.ts';
import { keyNotices } from './en/key-notices.ts';
import { log } from './en/log.ts';
import { operator } from './en/operator.ts';
import { pathways } from './en/pathways.ts';
import { rota } from './en/rota.ts';
import { staff } from './en/staff.ts';
import { trust } from './en/trust.ts';

export const english = {
  ...en,
  area,
  audit,
  insights,
  invitation,
  keyNotices,
  log,
  operator,
  pathways,
  rota,
  staff,
  trust,
};

export type OfficeStrings = typeof english;
