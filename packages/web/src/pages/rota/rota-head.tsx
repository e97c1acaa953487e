/** Whose rota, which week, and what can be done about it. */
import type { TeamRota } from '@corridor/client';
import { Button, IconButton } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import type { Doing } from './rota-dialogs.tsx';
import { mondayOf, noonOf, weekOf } from './week.ts';

const HOUR = 3_600_000;
/** A new shift begins at nine on the Monday that is shown, until somebody says otherwise. */
const BEGINS = 9 * HOUR;
const ENDS = 17 * HOUR;

interface HeadProps {
  readonly team: TeamId;
  readonly signed: TeamRota | null;
  readonly monday: number;
  /** Gaps of the week that is shown. */
  readonly gaps: number;
  readonly onWeek: (monday: number) => void;
  readonly onDo: (doing: Doing) => void;
}

export function RotaHead({ team, signed, monday, gaps, onWeek, onDo }: HeadProps) {
  const s = useOfficeStrings().rota;
  const me = useMe();
  const now = useNow();
  const name = me.teams.find((each) => each.team === team)?.name ?? null;
  const isMember = signed?.members.some(({ user }) => user === me.hat.user) === true;
  const { from } = weekOf(monday);
  return (
    <div className="page-head rota-head">
      <h1>{name === null ? s.title : s.titleOf(name)}</h1>
      {gaps === 0 ? null : (
        <span className="tag late">
          <Icon name="alert" size={15} /> {s.gapsThisWeek(gaps)}
        </span>
      )}
      <div className="rota-weeks">
        <IconButton icon="left" label={s.weekBefore} onClick={() => onWeek(monday - 7)} />
        <p aria-live="polite">{s.weekOf(dateWords(noonOf(monday)).slice(0, 6), dateWords(noonOf(monday + 6)))}</p>
        <IconButton icon="right" label={s.weekAfter} onClick={() => onWeek(monday + 7)} />
        <Button size="small" disabled={monday === mondayOf(now)} onClick={() => onWeek(mondayOf(now))}>
          {s.thisWeek}
        </Button>
      </div>
      {signed === null ? null : (
        <div className="rota-deeds">
          {isMember ? (
            <Button size="small" icon="moon" onClick={() => onDo({ is: 'away' })}>
              {s.iAmAway}
            </Button>
          ) : null}
          {signed.mayChange ? (
            <>
              <Button size="small" icon="file" onClick={() => onDo({ is: 'import' })}>
                {s.importRota}
              </Button>
              <Button
                size="small"
                icon="plus"
                onClick={() => onDo({ is: 'add', span: { from: from + BEGINS, to: from + ENDS } })}
              >
                {s.addShift}
              </Button>
            </>
          ) : null}
        </div>
      )}
    </div>
  );
}
