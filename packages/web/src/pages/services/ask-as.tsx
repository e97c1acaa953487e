import type { MyTeam } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';

interface AskAsProps {
  readonly teams: readonly MyTeam[];
  readonly asking: TeamId;
  readonly onAsking: (team: TeamId) => void;
}

/** For which of one's teams one asks, if there is a choice. */
export function AskAs({ teams, asking, onAsking }: AskAsProps) {
  const s = useStrings().newCase;
  if (teams.length < 2) return null;
  return (
    <label className="ask-as field">
      {s.asTeam}
      <select value={asking} onChange={(event) => onAsking(event.target.value as TeamId)}>
        {teams.map(({ team, name }) => (
          <option key={team} value={team}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
