/** A new case, in under a minute: whom to ask, about whom, what, with which pictures, and who will read it. */
import type { MyTeam, Service } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { useWaitingFiles } from '../../components/file-tray/waiting.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { askedIn } from '../services/address.ts';
import { useAudience } from './audience.ts';
import { NEW_CASE_DRAFT } from './kept.ts';
import { missingOf } from './missing.ts';
import { PatientStep } from './patient-step.tsx';
import { About, QuestionStep } from './question-step.tsx';
import { ReadersSide } from './readers-side.tsx';
import { AlwaysPossible } from './safety.tsx';
import { Sending } from './sending.tsx';
import { ServiceLine } from './service-line.tsx';
import { ServiceList } from './service-list.tsx';
import { StandingNotice } from './standing-notice.tsx';
import { takingOf } from './taking.ts';
import { useWriting } from './use-writing.ts';
import { contentOf, hasPatient } from './writing.ts';
import './new-case.css';
import '../services/services.css';

const NO_SERVICES: readonly Service[] = [];

/** The case's number is made first, so that pictures can be sealed and sent while the question is written. */
function useCaseId(): CaseId | null {
  const client = useClient();
  const [id, setId] = useState<CaseId | null>(null);
  useEffect(() => {
    let wanted = true;
    void client.newCaseId().then((made) => wanted && setId(made));
    return () => {
      wanted = false;
    };
  }, [client]);
  return id;
}

function NoTeam() {
  const s = useStrings().newCase;
  const [, navigate] = useLocation();
  const { title, body, go } = s.noTeam;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.title}</h1>
      </div>
      <Empty icon="people" title={title} action={<Button onClick={() => navigate('/services')}>{go}</Button>}>
        {body}
      </Empty>
    </main>
  );
}

/** What is being written, who takes it, what is missing, and the deed of sending it. */
function useNewCase(asking: TeamId) {
  const client = useClient();
  const [, navigate] = useLocation();
  const now = useNow();
  const services = useWatched('services', null);
  const id = useCaseId();
  const being = useWriting(services, askedIn(useSearch()));
  const files = useWaitingFiles(id);
  const deed = useDeed();
  const [tried, setTried] = useState(false);
  const { writing } = being;
  const taking = takingOf(writing, services ?? NO_SERVICES, asking);
  const missing = missingOf(writing, taking, files.waiting, now);
  const send = () => {
    setTried(true);
    const { taker, answering } = taking;
    if (missing.length > 0 || taker === null || id === null || deed.busy) return;
    const { team, pathway } = taker;
    const input = {
      case: id,
      kind: pathway.kind,
      asking,
      answering,
      pathway: { team, id: pathway.id },
      content: contentOf(writing, taker, files.waiting),
    };
    void deed
      .run(() => client.open(input))
      .then(async (sent) => {
        if (!sent) return;
        await client.saveDraft(NEW_CASE_DRAFT, '');
        navigate(`/team/${asking}/case/${id}`);
      });
  };
  return { ...being, services, id, files, deed, taking, shown: tried ? missing : [], send };
}

interface AskingProps {
  readonly teams: readonly MyTeam[];
  readonly asking: MyTeam;
  readonly onAsking: (team: TeamId) => void;
}

function Asking({ teams, asking, onAsking }: AskingProps) {
  const { newCase: s, habits } = useStrings();
  const [, navigate] = useLocation();
  const { hat } = useMe();
  const { writing, change, saved, isUnknown, services, id, files, deed, taking, shown, send } = useNewCase(asking.team);
  const { chosen, taker, answering } = taking;
  const audience = useAudience(asking.team, answering);
  useKeys({ 'Control+Enter': { says: habits.keys.send, run: send } });
  // What was begun stays on the screen, though nobody takes it any more.
  const asked = taker ?? chosen;
  const stage = asked === null ? 'service' : hasPatient(writing) ? 'question' : 'patient';
  const Place = chosen === null ? 'section' : 'main';
  const anew = () => change({ service: null, sendAnyway: false, telephoned: false });
  const sending = (
    <Sending
      service={asked}
      busy={deed.busy || files.deed.busy}
      failure={deed.failure}
      missing={shown}
      saved={saved}
      onSend={send}
    />
  );
  return (
    <>
      <ServiceList
        services={services}
        chosen={chosen}
        hidden={stage !== 'service'}
        teams={teams}
        asking={asking.team}
        onAsking={(team) => {
          onAsking(team);
          if (chosen?.askedBy.includes(team) === false) anew();
        }}
        saved={saved}
        onChoose={(service) => change({ service, sees: [], phase: null, sendAnyway: false, telephoned: false })}
      />
      <Place
        className={`main new-case at-${stage}`}
        {...(chosen === null ? { 'aria-label': s.title } : { id: 'main', tabIndex: -1 })}
      >
        {chosen === null ? (
          <div className="new-begin">
            {isUnknown ? <Notice tone="soon" icon="info" title={s.noSuchService} live /> : null}
            {writing.number === '' ? null : <Notice tone="news" icon="chat" title={s.fromChat} />}
            <Empty icon="plus" title={s.pick}>
              {s.emergency}
            </Empty>
          </div>
        ) : (
          <>
            <ServiceLine service={chosen} services={services ?? NO_SERVICES} saved={saved} onChange={anew} />
            {stage === 'question' ? <About writing={writing} onChange={change} /> : null}
            <div className="new-standing">
              <StandingNotice taking={taking} services={services ?? NO_SERVICES} onOther={anew} />
            </div>
            {stage === 'patient' && taker !== null ? (
              <PatientStep
                writing={writing}
                needsPatient={taker.pathway.kind === 'triage'}
                onChange={change}
                onElsewhere={(found) => navigate(`/team/${asking.team}/case/${found}`)}
              />
            ) : null}
            {stage === 'question' && asked !== null ? (
              <QuestionStep
                id={id}
                writing={writing}
                taking={taking}
                taker={asked}
                asking={asking.team}
                files={files}
                missing={shown}
                onChange={change}
                onSend={send}
              />
            ) : null}
            <AlwaysPossible taker={taker} />
          </>
        )}
        {stage === 'question' && asked !== null ? (
          <ReadersSide
            isTaken={taker !== null}
            about={{
              taker: asked,
              asking,
              organisation: hat.organisation,
              answering,
              services: services ?? NO_SERVICES,
            }}
            audience={audience}
            sending={sending}
          />
        ) : null}
      </Place>
    </>
  );
}

export function NewCase() {
  const teams = teamsOfInbox(useMe());
  const [chosen, setChosen] = useState<string | null>(askedIn(useSearch()).as);
  const asking = teams.find(({ team }) => team === chosen) ?? teams[0];
  return asking === undefined ? <NoTeam /> : <Asking teams={teams} asking={asking} onAsking={setChosen} />;
}
