/** One team at the end of a shift: whom its cases go to, with which note, and what stays. */
import type { Inbox, InboxRow, MyTeam, PersonName } from '@corridor/client';
import { useId, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords, spanWords } from '../../time.ts';
import { useHanding } from './handing.ts';
import { useMembers } from './members.ts';
import { useOffered } from './offered.ts';
import { openAtEnd, successors } from './shift.ts';
import { ShiftCase } from './shift-case.tsx';

interface TeamShiftProps {
  readonly team: MyTeam;
  readonly inbox: Inbox;
}

function useChoice(mine: readonly InboxRow[], nobodys: readonly InboxRow[], offered: ReadonlyMap<CaseId, string>) {
  const [changed, setChanged] = useState<ReadonlyMap<CaseId, boolean>>(new Map());
  // What is one's own goes unless it is kept; what nobody holds stays unless it is given to somebody.
  const isChosen = (row: InboxRow) => !offered.has(row.case) && (changed.get(row.case) ?? mine.includes(row));
  const choose = (id: CaseId, on: boolean) => setChanged((before) => new Map(before).set(id, on));
  return { isChosen, choose, chosen: [...mine, ...nobodys].filter(isChosen), forget: () => setChanged(new Map()) };
}

function whenWords(team: MyTeam, person: PersonName, now: number, s: ReturnType<typeof useStrings>): string {
  const { onDuty } = team;
  if (onDuty?.now?.user === person.user) return s.shiftEnd.toNow(person.name);
  if (onDuty?.next?.user !== person.user || onDuty.nextFrom === null) return person.name;
  return s.shiftEnd.toNext(person.name, momentWords(onDuty.nextFrom, now, s));
}

function Head({ team }: { readonly team: MyTeam }) {
  const s = useStrings();
  const now = useNow();
  const until = team.mine === 'on-call' ? (team.onDuty?.until ?? null) : null;
  if (until === null || until <= now) return <h2>{team.name}</h2>;
  return <h2>{s.shiftEnd.endsAt(team.name, momentWords(until, now, s), spanWords(until - now, s))}</h2>;
}

export function TeamShift({ team, inbox }: TeamShiftProps) {
  const s = useStrings();
  const words = s.shiftEnd;
  const { hat } = useMe();
  const now = useNow();
  const id = useId();
  const { mine, nobodys } = openAtEnd(inbox, hat.user);
  const people = successors(team, useMembers(team.team), hat.user);
  const [picked, setPicked] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const handing = useHanding();
  const offered = useOffered([...mine, ...nobodys].map((row) => row.case));
  const { isChosen, choose, chosen, forget } = useChoice(mine, nobodys, offered);
  const to = people.find(({ user }) => user === (picked ?? team.onDuty?.next?.user)) ?? null;
  const go = () => {
    if (to === null) return;
    const person = { organisation: hat.organisation, team: team.team, user: to.user, name: to.name };
    void handing.run(chosen, person, note).then(() => {
      setNote('');
      forget();
    });
  };
  const list = (title: string, rows: readonly InboxRow[]) =>
    rows.length === 0 ? null : (
      <section>
        <h3>
          {title} <span className="quiet">{rows.length}</span>
        </h3>
        <ul className="shift-cases">
          {rows.map((row) => (
            <ShiftCase
              key={row.case}
              row={row}
              team={team.team}
              to={to?.name ?? null}
              offered={offered.get(row.case) ?? null}
              chosen={isChosen(row)}
              onChoose={(on) => choose(row.case, on)}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <section className="pane team-shift" aria-label={team.name}>
      <Head team={team} />
      <p className="quiet">{words.summary(mine.length, nobodys.length)}</p>
      {team.onDuty?.next === null && people.length > 0 ? (
        <Notice tone="soon" icon="alert" title={words.nobodyNext} />
      ) : null}
      {handing.done === null ? null : (
        <Notice tone="news" icon="tick" title={words.done(handing.done.count, handing.done.name)} live>
          {words.doneBody}
        </Notice>
      )}
      {handing.failed === null ? null : (
        <Failure
          words={{
            what: `${words.failed(handing.failed.count)}. ${handing.failed.words.what}`,
            next: handing.failed.words.next,
          }}
        />
      )}
      <div className="shift-lists">
        {list(words.mine, mine)}
        {list(words.nobodys, nobodys)}
      </div>
      <div className="shift-hand">
        <label className="field">
          {words.to}
          <select value={to?.user ?? ''} onChange={(event) => setPicked(event.target.value)}>
            {to === null ? <option value="">{words.choosePerson}</option> : null}
            {people.map((person) => (
              <option key={person.user} value={person.user}>
                {whenWords(team, person, now, s)}
              </option>
            ))}
          </select>
        </label>
        <div className="private-note shift-note">
          <label htmlFor={id}>
            <Icon name="lock" size={16} /> {words.note}
          </label>
          <p id={`${id}-hint`}>{words.noteHint}</p>
          <textarea
            id={id}
            aria-describedby={`${id}-hint`}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <p className="quiet">{words.must}</p>
        <Button
          rank="primary"
          size="big"
          wide
          icon="people"
          disabled={to === null || chosen.length === 0 || handing.busy}
          onClick={go}
        >
          {chosen.length === 0 ? words.chooseSome : to === null ? words.chooseFirst : words.go(chosen.length, to.name)}
        </Button>
      </div>
    </section>
  );
}
