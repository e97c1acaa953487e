/** The blank view of a case whose patient is in doubt or was changed: what was said, whom it concerns, who has read it. */
import { currentAdvice, type Patient } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import type { Veil as OverCase } from './acknowledged-doubts.ts';
import { useCase } from './case-context.tsx';

export function Whom({ title, patient }: { readonly title: string; readonly patient: Patient | null }) {
  const s = useStrings().thread;
  return (
    <div className="whom">
      <p className="group-label">{title}</p>
      {patient === null ? <p>{s.noPatient}</p> : <PatientBanner patient={patient} />}
    </div>
  );
}

/** Everybody who could read the case, by team. */
export function Readers() {
  const s = useStrings().thread.patientDoubt;
  const { audience } = useCase();
  return (
    <div className="veil-readers">
      <p className="group-label">{s.readers}</p>
      <ul>
        {audience.teams.map(({ team, name, organisation, people }) => (
          <li key={team}>
            <b>
              {name}, {organisation}
            </b>
            : {people.map((person) => person.name).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Veil({ veil }: { readonly veil: OverCase }) {
  const s = useStrings();
  const words = s.thread.patientDoubt;
  const now = useNow();
  const { state } = useCase();
  const { proposal } = state;
  const advised = currentAdvice(state).length > 0;
  return (
    <section className="veil" role="alert">
      <h1 id="main" tabIndex={-1}>
        <Icon name="alert" size={24} />{' '}
        {proposal === null ? words.changedTitle : words.saidBy(proposal.by.name, momentWords(proposal.at, now, s))}
      </h1>
      {proposal === null ? null : <p className="veil-reason">{proposal.reason}</p>}
      <p>{proposal === null ? words.changedBody : words.doNotAct}</p>
      <Whom
        title={proposal === null ? words.was : words.shown}
        patient={proposal === null ? (state.formerPatients.at(-1) ?? null) : state.patient}
      />
      <Whom
        title={proposal === null ? words.is : words.isAbout}
        patient={proposal === null ? state.patient : proposal.patient}
      />
      {advised ? <p>{words.after}</p> : null}
      <Readers />
      <p>
        <Button rank="primary" size="big" icon="eye" onClick={veil.acknowledge}>
          {words.acknowledge}
        </Button>
      </p>
    </section>
  );
}
