/** Insight: the four lines and what they are counted from, for a period, made by the guardian. */
import type { Insight } from '@corridor/client';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Choice } from '../../components/option/option.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords, spanWords } from '../../time.ts';
import { BarChart } from './bar-chart.tsx';
import { rangeOf, shareOf } from './figures.ts';
import { ServiceTable } from './service-table.tsx';
import './insights.css';

const DAY = 86_400_000;
const PERIODS = { month: 30, quarter: 90, year: 365 } as const;
type Period = keyof typeof PERIODS;

function useInsight(period: Period) {
  const client = useClient();
  const { run, failure } = useDeed();
  const [to] = useState(useNow());
  const [insight, setInsight] = useState<Insight | null>(null);
  const ask = () => void run(async () => setInsight(await client.insight(to - PERIODS[period] * DAY, to)));
  useEffect(() => {
    void run(async () => setInsight(await client.insight(to - PERIODS[period] * DAY, to)));
  }, [client, run, period, to]);
  return { insight, failure, ask };
}

function Line({
  label,
  value,
  sub,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly sub: ReactNode;
}) {
  const s = useOfficeStrings().insights;
  return (
    <div className="key-figure">
      <p className="key-value">{value ?? s.notEnough}</p>
      <p className="key-label">{label}</p>
      <p className="quiet">{sub}</p>
    </div>
  );
}

function FourLines({ insight }: { readonly insight: Insight }) {
  const s = useOfficeStrings().insights;
  const { outcomes, answered } = insight;
  return (
    <section className="key-figures" aria-label={s.fourLines}>
      <Line
        label={s.served(insight.teams)}
        value={String(insight.teams)}
        sub={s.servedSub(insight.areas, insight.organisations)}
      />
      <Line label={s.messages} value={insight.messages.toLocaleString('en-GB')} sub={s.messagesSub(insight.cases)} />
      <Line
        label={s.avoided}
        value={shareOf(outcomes.avoided, outcomes.recorded)}
        sub={
          <>
            {s.avoidedSub(outcomes.avoided, outcomes.recorded)}. {s.recordedSub(outcomes.recorded, outcomes.all)}
          </>
        }
      />
      <Line
        label={s.within24}
        value={shareOf(answered.within24Hours, answered.all)}
        sub={s.within24Sub(answered.within24Hours, answered.all)}
      />
    </section>
  );
}

function Pace({ insight }: { readonly insight: Insight }) {
  const s = useOfficeStrings();
  const words = s.insights;
  const span = (minutes: number | null) => (minutes === null ? words.notEnough : spanWords(minutes * 60_000, s));
  const { answered, overdue, unacknowledged } = insight;
  return (
    <section className="key-figures small">
      <Line
        label={words.half}
        value={span(insight.medianMinutes)}
        sub={insight.ninetiethMinutes === null ? '' : words.halfSub(span(insight.ninetiethMinutes))}
      />
      <Line
        label={words.target}
        value={shareOf(answered.inTarget, answered.all)}
        sub={words.targetSub(answered.inTarget, answered.all)}
      />
      <div className="key-figure">
        <p className="key-label">{words.needs}</p>
        <p>
          <span className={overdue > 0 ? 'tag late' : 'tag'}>
            <Icon name={overdue > 0 ? 'alert' : 'tick'} size={15} /> {words.overdue(overdue)}
          </span>
        </p>
        <p className="quiet">{words.unacknowledged(unacknowledged)}</p>
      </div>
    </section>
  );
}

function Charts({ insight }: { readonly insight: Insight }) {
  const s = useOfficeStrings().insights;
  const { outcomes, answered } = insight;
  const range = rangeOf(outcomes);
  const none = outcomes.all - outcomes.recorded;
  return (
    <div className="charts">
      <BarChart
        title={s.outcomesTitle(shareOf(outcomes.avoided, outcomes.recorded) ?? s.notEnough)}
        sub={range === null ? '' : s.outcomesRange(...range)}
        whole={outcomes.recorded}
        bars={[
          { label: s.outcomeAvoided, count: outcomes.avoided, look: 'solid' },
          { label: s.outcomeNot, count: outcomes.notAvoided, look: 'tint' },
          { label: s.outcomeUnknown, count: outcomes.unknown, look: 'tint' },
          { label: s.outcomeNone, count: none, look: 'hatch', aside: s.notCounted(none) },
        ]}
      />
      <BarChart
        title={s.answeredTitle(shareOf(answered.within24Hours, answered.all) ?? s.notEnough)}
        sub={s.answeredSub(answered.all)}
        whole={answered.all}
        bars={[
          { label: s.answeredFast, count: answered.within24Hours, look: 'solid' },
          { label: s.answeredLater, count: answered.answered - answered.within24Hours, look: 'tint' },
          { label: s.answeredNot, count: answered.all - answered.answered, look: 'hatch' },
        ]}
      />
      <ServiceTable services={insight.services} />
    </div>
  );
}

export function Insights() {
  const s = useOfficeStrings();
  const words = s.insights;
  const [period, setPeriod] = useState<Period>('quarter');
  const { insight, failure, ask } = useInsight(period);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{words.title}</h1>
        {insight === null ? null : <p>{words.from(dateWords(insight.from), dateWords(insight.to))}</p>}
        <div className="page-filter">
          <Choice
            legend={<span className="spoken">{words.period}</span>}
            options={(Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: words.periods[value] }))}
            value={period}
            onChoose={setPeriod}
          />
        </div>
      </div>
      <div className="page-body">
        {failure === null ? null : (
          <Notice
            tone="plain"
            icon="bars"
            title={words.notAvailable}
            actions={<Button onClick={ask}>{s.shell.tryAgain}</Button>}
          />
        )}
        {insight === null && failure === null ? <RowsShape rows={4} /> : null}
        {insight !== null && insight.cases === 0 ? <Empty icon="bars" title={words.nothing} /> : null}
        {insight !== null && insight.cases > 0 ? (
          <>
            <FourLines insight={insight} />
            <Pace insight={insight} />
            <Charts insight={insight} />
            <p className="quiet insight-foot">{words.made}</p>
          </>
        ) : null}
      </div>
    </main>
  );
}
