/** A new case, in under a minute: whom to ask, about whom, what, with which pictures, and who will read it. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Empty } from '../../components/empty/empty.tsx';
import { useWaitingFiles } from '../../components/file-tray/waiting.ts';
import { Icon } from '../../components/icon/icon.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { useAudience } from './audience.ts';
import { draftOf, hasWords, NEW_CASE_DRAFT, writingOf } from './kept.ts';
import { PatientStep } from './patient-step.tsx';
import { QuestionStep } from './question-step.tsx';
import { ReadersSide } from './readers-side.tsx';
import { Sending } from './sending.tsx';
import { ServiceList } from './service-list.tsx';
import { ServiceLine } from './service-line.tsx';
import { contentOf, missingOf, NOTHING, type Writing } from './writing.ts';
import './new-case.css';

const PAUSE = 500;

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

function useWriting() {
  const client = useClient();
  const services = useWatched('services', null);
  const [writing, setWriting] = useState<Writing>(NOTHING);
  const [saved, setSaved] = useState(false);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (services === null || restored) return;
    void client.draft(NEW_CASE_DRAFT).then((draft) => {
      const kept = writingOf(draft, services);
      if (kept !== null) setWriting((now) => (hasWords(now) ? now : kept));
      setRestored(true);
    });
  }, [client, services, restored]);
  useEffect(() => {
    if (!restored || !hasWords(writing)) return undefined;
    const timer = setTimeout(
      () => void client.saveDraft(NEW_CASE_DRAFT, draftOf(writing)).then(() => setSaved(true)),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [client, writing, restored]);
  const change = (part: Partial<Writing>) => {
    setSaved(false);
    setWriting((before) => ({ ...before, ...part }));
  };
  return { services, writing, change, saved };
}

export function NewCase() {
  const s = useStrings().newCase;
  const client = useClient();
  const [, navigate] = useLocation();
  const teams = teamsOfInbox(useMe());
  const [asking, setAsking] = useState<TeamId | null>(teams[0]?.team ?? null);
  const id = useCaseId();
  const { services, writing, change, saved } = useWriting();
  const files = useWaitingFiles(id);
  const deed = useDeed();
  const [tried, setTried] = useState(false);
  const { service } = writing;
  const audience = useAudience(asking, service);
  const missing = missingOf(writing, files.waiting);
  const patientDone = !missing.some(({ what }) => what === 'patient' || what === 'service');

  const send = () => {
    setTried(true);
    if (missing.length > 0 || service === null || id === null || asking === null) return;
    void deed
      .run(() =>
        client.open({
          case: id,
          kind: service.pathway.kind,
          asking,
          answering: service.pathway.answering.map(({ team }) => team),
          pathway: { team: service.team, id: service.pathway.id },
          content: contentOf(writing, service, files.waiting),
        }),
      )
      .then(async (sent) => {
        if (!sent) return;
        await client.saveDraft(NEW_CASE_DRAFT, '');
        navigate(`/team/${asking}/case/${id}`);
      });
  };
  useKeys({ 'Control+Enter': send });
  const sending = (
    <Sending
      service={service}
      busy={deed.busy || files.deed.busy}
      failure={deed.failure}
      missing={tried ? missing : []}
      saved={saved}
      onSend={send}
    />
  );
  const stage = service === null ? 'service' : patientDone ? 'question' : 'patient';
  const Place = service === null ? 'section' : 'main';
  return (
    <>
      <ServiceList
        services={services}
        chosen={service}
        hidden={stage !== 'service'}
        teams={teams}
        asking={asking}
        onAsking={setAsking}
        saved={saved}
        onChoose={(chosen) => change({ service: chosen, answers: [] })}
      />
      <Place
        className={`main new-case at-${stage}`}
        {...(service === null ? { 'aria-label': s.title } : { id: 'main', tabIndex: -1 })}
      >
        {service === null ? (
          <Empty icon="plus" title={s.pick}>
            {s.emergency}
          </Empty>
        ) : (
          <>
            <ServiceLine service={service} saved={saved} onChange={() => change({ service: null })} />
            {stage === 'patient' ? (
              <PatientStep
                writing={writing}
                onChange={change}
                onElsewhere={(found) => navigate(`/team/${asking ?? ''}/case/${found}`)}
              />
            ) : (
              <QuestionStep
                id={id}
                writing={writing}
                service={service}
                files={files}
                missing={tried ? missing : []}
                onChange={change}
                onSend={send}
              />
            )}
            <p className="emergency">
              <Icon name="phone" size={16} /> {s.emergency}
            </p>
          </>
        )}
        {stage === 'question' && service !== null ? (
          <ReadersSide service={service} audience={audience} sending={sending} writing={writing} onChange={change} />
        ) : null}
      </Place>
    </>
  );
}
