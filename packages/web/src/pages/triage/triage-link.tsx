/** From the queue into the review, when there is something to review. */
import type { InboxRow } from '@corridor/client';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { Icon } from '../../components/icon/icon.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { reviewable } from './queue.ts';
import './triage-link.css';

interface TriageLinkProps {
  readonly team: TeamId;
  readonly rows: readonly InboxRow[];
}

export function TriageLink({ team, rows }: TriageLinkProps) {
  const s = useStrings().triage;
  const waiting = useMemo(() => reviewable(rows).length, [rows]);
  if (waiting === 0) return null;
  return (
    <p className="triage-link">
      <Link className="button wide" href={`/triage/${team}`}>
        <Icon name="eye" /> {s.enter(waiting)}
      </Link>
    </p>
  );
}
