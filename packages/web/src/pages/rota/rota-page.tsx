/** A team's rota: week by week, with who is called when nobody is on it. Changes are made beside it and saved once. */
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { type Doing, RotaDialogs } from './rota-dialogs.tsx';
import { RotaHead } from './rota-head.tsx';
import { RotaSide } from './rota-side.tsx';
import { SaveBar } from './save-bar.tsx';
import { gapsOfWeek, useWorked } from './gaps.ts';
import { namesOf } from './names.ts';
import { useRota } from './rota-draft.ts';
import { WeekGrid } from './week-grid.tsx';
import { mondayOf } from './week.ts';
import './rota.css';

export function RotaPage({ team }: { readonly team: TeamId }) {
  const s = useOfficeStrings();
  const client = useClient();
  const me = useMe();
  const now = useNow();
  const draft = useRota(team);
  const worked = useWorked(team);
  const [monday, setMonday] = useState(mondayOf(now));
  const [doing, setDoing] = useState<Doing | null>(null);
  const { signed, shifts } = draft;
  const gaps = gapsOfWeek({ shifts, away: signed?.away ?? [] }, worked, monday).filter(({ to }) => to > now);
  const head = { team, signed, monday, gaps: gaps.length, onWeek: setMonday, onDo: setDoing };
  if (signed === null) {
    return (
      <main className="main" id="main" tabIndex={-1}>
        <RotaHead {...head} />
        <div className="page-body">
          <Failure words={draft.failure} actions={<Button onClick={draft.reload}>{s.shell.tryAgain}</Button>} />
          {draft.failure === null ? <RowsShape rows={7} /> : null}
        </div>
      </main>
    );
  }
  const names = namesOf(signed.members, me.hat.user, s);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <RotaHead {...head} />
      <ScrollArea className="rota">
        <div className="rota-body">
          {doing === null ? <Failure words={draft.failure} /> : null}
          {shifts.length === 0 ? (
            <Empty icon="people" title={s.rota.empty}>
              {signed.mayChange ? s.rota.emptyBody : s.rota.emptyMember}
            </Empty>
          ) : null}
          <WeekGrid
            monday={monday}
            shifts={shifts}
            away={signed.away}
            gaps={gaps}
            names={names}
            offered={({ user, from }) => signed.swaps.some(({ shift }) => shift.user === user && shift.from === from)}
            mayOpen={({ user, from }) => signed.mayChange || (user === names.me && from > now)}
            onShift={(shift) => setDoing(signed.mayChange ? { is: 'shift', shift } : { is: 'swap', shift })}
            onGap={signed.mayChange ? (span) => setDoing({ is: 'add', span }) : null}
          />
        </div>
        <RotaSide
          rota={signed}
          shifts={shifts}
          gaps={gaps}
          names={names}
          busy={draft.busy}
          onAnswer={({ id }, answer) => void draft.does(async () => await client.answerSwap(team, id, answer))}
          onBack={() => void draft.does(async () => await client.setAway(team, null))}
        />
      </ScrollArea>
      <SaveBar draft={draft} names={names} />
      <RotaDialogs team={team} draft={draft} signed={signed} doing={doing} onDo={setDoing} />
    </main>
  );
}
