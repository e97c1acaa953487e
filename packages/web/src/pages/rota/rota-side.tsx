/** Beside the week: who is on call now and next, who is away and who is called instead, swaps that wait, gaps. */
import { called, type Gap, onDutyAt } from '@corridor/cases';
import type { RotaShift, Swap, TeamRota } from '@corridor/client';
import type { ReactNode } from 'react';
import { Avatar } from '../../components/avatar/avatar.tsx';
import { Button } from '../../components/button/button.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import { spanOf } from './span-words.ts';
import type { Names } from './names.ts';

interface SideProps {
  readonly rota: TeamRota;
  readonly shifts: readonly RotaShift[];
  readonly gaps: readonly Gap[];
  readonly names: Names;
  readonly busy: boolean;
  readonly onAnswer: (swap: Swap, answer: 'accept' | 'decline' | 'withdraw') => void;
  readonly onBack: () => void;
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="rota-panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function PersonLine({ name, sub }: { readonly name: string; readonly sub: ReactNode }) {
  return (
    <div className="rota-person">
      <Avatar name={name} />
      <p>
        <b>{name}</b>
        <small>{sub}</small>
      </p>
    </div>
  );
}

/** As `cases` has it: a rota with those who lead and those who are in the team. */
function rotaOf({ members, away }: TeamRota, shifts: readonly RotaShift[]) {
  const leads = members.filter(({ lead }) => lead).map(({ user }) => user);
  return { shifts, away, leads, members: members.map(({ user }) => user) };
}

function NowAndNext({ rota, shifts, gaps, names }: SideProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  const duty = onDutyAt(rotaOf(rota, shifts), now);
  const instead = called(rotaOf(rota, shifts), 'on-call', now);
  const from = duty.nextFrom === null ? '' : s.nextFrom(momentWords(duty.nextFrom, now, strings));
  const until = duty.until === null ? s.noEnd : s.until(momentWords(duty.until, now, strings));
  return (
    <>
      <Panel title={s.onCallNow}>
        {duty.now === null ? (
          <p className={gaps.some(({ from, to }) => from <= now && now < to) ? 'rota-nobody' : undefined}>
            {s.calledAs(instead.as, instead.users.map(names.within).join(', '))}
          </p>
        ) : (
          <PersonLine
            name={names.of(duty.now)}
            sub={duty.deputy === null ? until : `${until}. ${s.deputyIs(names.within(duty.deputy))}`}
          />
        )}
      </Panel>
      <Panel title={s.next}>
        {duty.next === null ? (
          <p className="quiet">{s.nobodyNext}</p>
        ) : (
          <PersonLine name={names.of(duty.next)} sub={from} />
        )}
      </Panel>
    </>
  );
}

function WhoIsAway({ rota, names, busy, onBack }: SideProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  const away = rota.away.filter(({ to }) => to > now).toSorted((a, b) => a.from - b.from);
  if (away.length === 0) return null;
  return (
    <Panel title={s.away}>
      <ul className="rota-list">
        {away.map((each) => (
          <li key={`${each.user}${each.from}`}>
            <b>{names.of(each.user)}</b>, {s.reasons[each.why]}, {spanOf(each, now, strings)}
            <small>{each.deputy === null ? s.nobodyInstead : s.insteadIs(names.of(each.deputy))}</small>
          </li>
        ))}
      </ul>
      {away.some(({ user }) => user === names.me) ? (
        <Button size="small" disabled={busy} onClick={onBack}>
          {s.iAmBack}
        </Button>
      ) : null}
    </Panel>
  );
}

function SwapLine({ swap, names, busy, onAnswer }: { readonly swap: Swap } & SideProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  const when = spanOf(swap.shift, now, strings);
  return (
    <li>
      <p>{s.swapOffered(names.of(swap.by), names.within(swap.to), when)}</p>
      <div className="rota-deeds">
        {swap.to === names.me ? (
          <>
            <Button size="small" disabled={busy} onClick={() => onAnswer(swap, 'accept')}>
              {s.acceptShift}
            </Button>
            <Button size="small" disabled={busy} onClick={() => onAnswer(swap, 'decline')}>
              {s.declineShift}
            </Button>
          </>
        ) : null}
        {swap.by === names.me ? (
          <Button size="small" disabled={busy} onClick={() => onAnswer(swap, 'withdraw')}>
            {s.withdrawOffer}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Swaps(props: SideProps) {
  const s = useOfficeStrings().rota;
  if (props.rota.swaps.length === 0) return null;
  return (
    <Panel title={s.swaps}>
      <ul className="rota-list">
        {props.rota.swaps.map((swap) => (
          <SwapLine key={swap.id} swap={swap} {...props} />
        ))}
      </ul>
    </Panel>
  );
}

function GapsAhead({ rota, shifts, gaps, names }: SideProps) {
  const strings = useOfficeStrings();
  const s = strings.rota;
  const now = useNow();
  if (gaps.length === 0) return null;
  return (
    <Panel title={s.gaps}>
      <ul className="rota-list">
        {gaps.map((gap) => {
          const { as, users } = called(rotaOf(rota, shifts), 'on-call', Math.max(gap.from, now));
          return (
            <li key={gap.from}>
              <b>{spanOf(gap, now, strings)}.</b> {s.ifUnfilled(as, users.map(names.within).join(', '))}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

export function RotaSide(props: SideProps) {
  return (
    <aside className="rota-side" aria-label={useOfficeStrings().rota.beside}>
      <NowAndNext {...props} />
      <WhoIsAway {...props} />
      <Swaps {...props} />
      <GapsAhead {...props} />
    </aside>
  );
}
