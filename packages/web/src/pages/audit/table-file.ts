/** A table of who looked, as a spreadsheet reads it (RFC 4180, UTF-8 with its mark). Rule AU18. */
import type { Audit } from '@corridor/client';
import { isoDate, londonDate, shownTime } from '@corridor/cases';
import type { OfficeStrings } from '../../strings/office.ts';
import { doerOf, proofOf, standingOf, subjectOf, whatOf } from './entry-words.ts';

const MARK = '\uFEFF';

export function tableFile({ entries, cases }: Audit, s: OfficeStrings['audit']): string {
  const teams = new Map(cases.map((each) => [each.case, each.teams.join('; ')]));
  const rows = entries.map((entry) => {
    const caseId = entry.kind === 'deed' ? null : entry.case;
    return [
      `${isoDate(londonDate(entry.at))} ${shownTime(entry.at)}`,
      doerOf(entry, s),
      standingOf(entry),
      whatOf(entry, s),
      subjectOf(entry) ?? (caseId === null ? '' : (teams.get(caseId) ?? '')),
      caseId ?? '',
      proofOf(entry, s).words,
    ];
  });
  const head = [s.when, s.who, '', s.what, s.which, '', ''];
  return MARK + [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** A cell that begins like a formula is text all the same. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
