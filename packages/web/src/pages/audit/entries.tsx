/** Every entry, newest first: when, who, what, which case, and whose word it is. */
import { shownTime } from '@corridor/cases';
import type { Audit, AuditEntry } from '@corridor/client';
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import { doerOf, proofOf, standingOf, subjectOf, whatOf } from './entry-words.ts';

type ShownCase = Audit['cases'][number];

function Proof({ entry }: { readonly entry: AuditEntry }) {
  const { words, tone } = proofOf(entry, useOfficeStrings().audit);
  return (
    <span className={`audit-proof ${tone}`}>
      {tone === '' ? null : <Icon name={tone === 'good' ? 'tick' : 'alert'} size={14} />} {words}
    </span>
  );
}

/** Never whom it is about: whoever may open it finds that there. */
function Which({ of }: { readonly of: ShownCase }) {
  const s = useOfficeStrings().audit;
  const { teams } = useMe();
  const [team] = teams;
  return (
    <>
      {of.openedAt === null ? null : <span>{s.opened(dateWords(of.openedAt))}</span>}{' '}
      {of.isErased ? <span className="tag">{s.erased}</span> : null}
      <small>{of.teams.join(' · ')}</small>
      {team === undefined ? null : (
        <Link className="link no-print" href={`/team/${team.team}/case/${of.case}`}>
          {s.openCase}
        </Link>
      )}
    </>
  );
}

function Row({ entry, cases }: { readonly entry: AuditEntry; readonly cases: ReadonlyMap<string, ShownCase> }) {
  const s = useOfficeStrings().audit;
  const of = entry.kind === 'deed' || entry.case === null ? undefined : cases.get(entry.case);
  const subject = subjectOf(entry);
  const standing = standingOf(entry);
  return (
    <tr>
      <td>
        {/* The whole date, always: this is read years later, and on paper. */}
        <time dateTime={new Date(entry.at).toISOString()}>
          {dateWords(entry.at)} {shownTime(entry.at)}
        </time>
      </td>
      <th scope="row">
        {doerOf(entry, s)}
        {standing === '' ? null : <small>{standing}</small>}
      </th>
      <td>
        {whatOf(entry, s)}
        {subject === null ? null : <small>{s.about2(subject)}</small>}
        <Proof entry={entry} />
      </td>
      <td>{of === undefined ? null : <Which of={of} />}</td>
    </tr>
  );
}

export function Entries({ audit }: { readonly audit: Audit }) {
  const s = useOfficeStrings().audit;
  const cases = new Map<string, ShownCase>(audit.cases.map((each) => [each.case, each]));
  return (
    <table className="figures-table audit-table">
      <thead>
        <tr>
          <th scope="col">{s.when}</th>
          <th scope="col">{s.who}</th>
          <th scope="col">{s.what}</th>
          <th scope="col">{s.which}</th>
        </tr>
      </thead>
      <tbody>
        {audit.entries.map((entry, i) => (
          // An entry has no name of its own, and entries never change their order.
          <Row key={`${entry.at}-${i}`} entry={entry} cases={cases} />
        ))}
      </tbody>
    </table>
  );
}
