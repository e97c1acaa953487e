/** A change of patient that waits for a second person, and one that was made. */
import { type Patient, shownName } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { useActor, useCase } from './case-context.tsx';
import { Whom } from './veil.tsx';
import { useWrite } from './write.ts';

/** Nobody confirms alone what they said themselves; to reject it, or take it back, is anybody's. */
function Settle({ mine }: { readonly mine: boolean }) {
  const s = useStrings().thread.patientDoubt;
  const { state } = useCase();
  const write = useWrite();
  const deed = useDeed();
  const { proposal } = state;
  if (proposal === null) return null;
  const settle = (patient: Patient | null, reason: string) =>
    void deed.run(() => write({ act: 're-anchored', patient, reason, confirms: proposal.event }));
  const nameOf = (patient: Patient | null, named: (name: string) => string, nobody: string) =>
    patient === null ? nobody : named(shownName(patient));
  return (
    <>
      <Failure words={deed.failure} />
      {mine ? null : (
        <Button icon="tick" disabled={deed.busy} onClick={() => settle(proposal.patient, s.confirmed)}>
          {nameOf(proposal.patient, s.confirm, s.confirmNobody)}
        </Button>
      )}
      <Button icon="undo" disabled={deed.busy} onClick={() => settle(state.patient, s.rejected)}>
        {mine ? s.takeBack : nameOf(state.patient, s.reject, s.rejectNobody)}
      </Button>
    </>
  );
}

export function DoubtNotice() {
  const s = useStrings();
  const words = s.thread.patientDoubt;
  const now = useNow();
  const { state } = useCase();
  const actor = useActor();
  const { proposal } = state;
  if (proposal !== null) {
    const mine = proposal.by.user === actor.user;
    return (
      <Notice
        tone="late"
        icon="alert"
        title={words.saidBy(proposal.by.name, momentWords(proposal.at, now, s))}
        actions={<Settle mine={mine} />}
      >
        <p>{proposal.reason}</p>
        <Whom title={words.isAbout} patient={proposal.patient} />
        <p>{mine ? words.ownProposal : words.doNotAct}</p>
      </Notice>
    );
  }
  const former = state.formerPatients.at(-1);
  return former === undefined ? null : <Notice tone="plain" icon="info" title={words.formerly(shownName(former))} />;
}
