/** What is fetched when it is first wanted, so that the inbox is readable sooner. */
import { lazy } from 'react';

export const Search = lazy(async () => ({ default: (await import('../../components/search/search.tsx')).Search }));
const loadPalette = () => import('../../components/palette/palette.tsx');
/** Before it is first asked for: what somebody types at once belongs in the box. */
export const fetchPalette = (): void => void loadPalette();
export const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
export const Shortcuts = lazy(async () => ({
  default: (await import('../../components/shortcuts/shortcuts.tsx')).Shortcuts,
}));
export const News = lazy(async () => ({ default: (await import('../../components/news/news.tsx')).News }));
export const NewCase = lazy(async () => ({ default: (await import('../new-case/new-case.tsx')).NewCase }));
export const Services = lazy(async () => ({ default: (await import('../services/services.tsx')).Services }));
export const ShiftEnd = lazy(async () => ({ default: (await import('../shift-end/shift-end.tsx')).ShiftEnd }));
export const Chats = lazy(async () => ({ default: (await import('../chats/chats.tsx')).Chats }));
export const Insights = lazy(async () => ({ default: (await import('../insights/insights.tsx')).Insights }));
export const Trust = lazy(async () => ({ default: (await import('../trust/trust.tsx')).Trust }));
export const Operator = lazy(async () => ({ default: (await import('../operator/operator-page.tsx')).OperatorPage }));
export const Settings = lazy(async () => ({ default: (await import('../settings/settings.tsx')).Settings }));
export const Outbox = lazy(async () => ({ default: (await import('../outbox/outbox.tsx')).Outbox }));
export const Triage = lazy(async () => ({ default: (await import('../triage/triage.tsx')).Triage }));
export const Rota = lazy(async () => ({ default: (await import('../rota/rota-page.tsx')).RotaPage }));
export const Pathways = lazy(async () => ({ default: (await import('../pathways/pathways-page.tsx')).PathwaysPage }));
export const StaffDesk = lazy(async () => ({ default: (await import('../staff/staff-page.tsx')).StaffPage }));
export const Audit = lazy(async () => ({ default: (await import('../audit/audit-page.tsx')).AuditPage }));
export const Area = lazy(async () => ({ default: (await import('../area/area-page.tsx')).AreaPage }));
