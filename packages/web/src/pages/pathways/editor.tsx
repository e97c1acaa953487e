/** A pathway being written: its text, every fault of it, a case sent through it, and the proposal to a second person. */
import type { Pathways } from '@corridor/client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { wordsFor } from '../rota/refusals.ts';
import { type Checking, useChecking } from './checking.ts';
import { CodeArea, goTo } from './code-area.tsx';
import { DryRun, fridayEvening } from './dry-run.tsx';
import { Faults } from './faults.tsx';

/** A text is checked when its writer pauses for so many milliseconds. */
const PAUSE = 900;

interface EditorProps {
  /** What is there to begin with. */
  readonly text: string;
  readonly onProposed: (pathways: Pathways) => void;
  readonly onLeave: () => void;
}

export function Editor({ text: first, onProposed, onLeave }: EditorProps) {
  const strings = useOfficeStrings();
  const s = strings.pathways;
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first);
  const checking = useChecking(fridayEvening(now));
  const { checked, check, openedAt, busy } = checking;
  const faults = checked?.faults ?? [];
  const isChecked = checked?.text === text;
  useEffect(() => {
    if (isChecked || text === first) return undefined;
    const timer = setTimeout(() => check(text, openedAt), PAUSE);
    return () => clearTimeout(timer);
  }, [check, first, isChecked, openedAt, text]);
  return (
    <div className="pathway-editor">
      <section className="pane">
        <CodeArea
          label={s.text}
          value={text}
          faulty={new Set(faults.map(({ line }) => line))}
          onText={setText}
          field={field}
        />
        <div className="pathway-deeds">
          <Button rank={checked?.pathway == null ? 'primary' : 'plain'} disabled={busy} onClick={() => check(text, openedAt)}>
            {s.check}
          </Button>
          <Button onClick={onLeave}>{s.leaveEditor}</Button>
        </div>
        <p className="pathway-said" aria-live="polite">
          {checked === null ? s.checkFirst : faults.length > 0 ? s.faults(faults.length) : s.sound}
        </p>
      </section>
      <div className="pathway-beside">
        <Failure words={wordsFor(checking, s.refusals)} />
        <Faults
          faults={faults}
          onGo={({ line, column }) => field.current !== null && goTo(field.current, line, column)}
        />
        {checked?.pathway == null ? null : (
          <>
            <DryRun steps={checked.steps} openedAt={openedAt} now={now} onMoment={(at) => check(text, at)} />
            {isChecked ? <Propose checking={checking} onProposed={onProposed} /> : null}
          </>
        )}
      </div>
    </div>
  );
}

/** For which of one's own teams that answer, under which number. */
function Propose({ checking, onProposed }: { readonly checking: Checking } & Pick<EditorProps, 'onProposed'>) {
  const s = useOfficeStrings().pathways;
  const client = useClient();
  const { organisation } = useMe().hat;
  const deed = useDeed();
  const pathway = checking.checked?.pathway ?? null;
  const own = pathway?.answering.filter((each) => each.organisation === organisation) ?? [];
  const [chosen, setChosen] = useState<TeamId | null>(null);
  const [telephone, setTelephone] = useState(pathway?.telephone ?? '');
  const team = own.find((each) => each.team === chosen)?.team ?? own[0]?.team ?? null;
  if (pathway === null) return null;
  if (team === null) return <Notice tone="soon" icon="info" title={s.notOurs} />;
  const propose = () =>
    void deed.run(async () =>
      onProposed(await client.proposePathway(team, telephone.trim(), checking.checked?.text ?? '')),
    );
  return (
    <section className="pane pathway-propose">
      <h2>{s.proposeTitle(pathway.title, pathway.version)}</h2>
      <p>{s.proposeBody}</p>
      {own.length < 2 ? null : (
        <div className="field">
          <label htmlFor="pathway-team">{s.forTeam}</label>
          <select id="pathway-team" value={team} onChange={({ target }) => setChosen(target.value as TeamId)}>
            {own.map((each) => (
              <option key={each.team} value={each.team}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField label={s.telephone} hint={s.telephoneHint} type="tel" value={telephone} onText={setTelephone} />
      <Failure words={wordsFor(deed, s.refusals)} />
      <Button rank="primary" disabled={deed.busy} onClick={propose}>
        {s.propose(pathway.version)}
      </Button>
    </section>
  );
}
