/** Who should see this case: the teams in it, those that may come in, and what a newcomer will and will not read. */
import { type Party, timelineOf } from '@corridor/cases';
import type { Audience } from '@corridor/client';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { TextField } from '../../../components/field/field.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { Option } from '../../../components/option/option.tsx';
import { Picture } from '../../../components/photograph/photograph.tsx';
import { useClient } from '../../../session/client.tsx';
import type { TeamId } from '../../../session/ids.ts';
import { useStrings } from '../../../strings/use-strings.ts';
import { dateWords } from '../../../time.ts';
import { useCase } from '../case-context.tsx';
import { isRestricted } from '../restricted.ts';
import { CaseForm } from './case-form.tsx';
import './share.css';

type Team = Audience['teams'][number];
const SHOWN_PHOTOGRAPHS = 4;

/** Who would come in with the chosen teams, by name. */
function useNewcomers(chosen: readonly TeamId[]): readonly Team[] {
  const client = useClient();
  const { team } = useCase();
  const key = chosen.join(' ');
  const [found, setFound] = useState<{ readonly key: string; readonly teams: readonly Team[] }>({ key: '', teams: [] });
  useEffect(() => {
    let wanted = true;
    const asked = key === '' ? [] : (key.split(' ') as TeamId[]);
    if (asked.length === 0) return undefined;
    void client.audience(team, asked).then(
      ({ teams }) => wanted && setFound({ key, teams: teams.filter((each) => asked.includes(each.team)) }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, team, key]);
  return found.key === key ? found.teams : [];
}

function Refused({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings();
  const { sharing } = s.thread;
  const view = useCase();
  const { state } = view;
  return (
    <Dialog
      title={sharing.title}
      patient={state.patient}
      onClose={onClose}
      foot={<Button onClick={onClose}>{s.shell.close}</Button>}
    >
      <Notice tone="plain" icon="lock" title={sharing.none}>
        {isRestricted(view) ? sharing.noneRestricted : sharing.nonePathway}
      </Notice>
      <Inside />
    </Dialog>
  );
}

/** Teams that are in the case already: they stay ticked. */
function Inside() {
  const s = useStrings().thread.sharing;
  const { state, audience, team: mine } = useCase();
  const timeOf = (number: number) => {
    const item = state.thread.find((each) => each.number === number);
    return item === undefined || item.kind === 'gap' ? null : item.at;
  };
  return (
    <>
      {state.teams
        .filter(({ left }) => left === null)
        .map(({ team, name, organisationName, joined }) => {
          const at = timeOf(joined);
          const when = at === null ? '' : dateWords(at);
          const people = audience.teams.find((each) => each.team === team)?.people.length ?? 0;
          return (
            <p className="share-in" key={team}>
              <Icon name="tick" size={16} />
              <span>
                <b>{name}</b>
                <small>
                  {organisationName}. {team === state.opening?.from.team ? s.started(when) : s.since(when)}
                  {team === mine ? `. ${s.yours}` : ''}
                </small>
              </span>
              <small>{s.people(people)}</small>
            </p>
          );
        })}
    </>
  );
}

function WillSee({ names }: { readonly names: string }) {
  const s = useStrings().thread.sharing;
  const view = useCase();
  const { state, notes, teamName } = view;
  if (names === '') return <p className="quiet">{s.choose}</p>;
  const photographs = timelineOf(state);
  const messages = state.thread.filter(({ kind }) => kind === 'message').length;
  return (
    <>
      <h3>{s.willSee(names)}</h3>
      <ul>
        <li>
          <Icon name="tick" size={16} />
          <span>
            <b>{s.everything(dateWords(state.times.opened ?? 0))}</b>: {s.messages(messages)},{' '}
            {s.photographs(photographs.length)}
          </span>
        </li>
      </ul>
      {photographs.length === 0 ? null : (
        <div className="share-photographs">
          {photographs.slice(-SHOWN_PHOTOGRAPHS).map(({ attachment }) => (
            <Picture key={attachment.id} id={view.case} attachment={attachment} alt="" />
          ))}
        </div>
      )}
      <h3>{s.willNotSee(names)}</h3>
      <ul>
        <li className="share-note">
          <Icon name="lock" size={15} /> <span>{s.ownNotes(notes.length, teamName)}</span>
        </li>
        <li className="share-note">
          <Icon name="lock" size={15} /> <span>{s.othersNotes}</span>
        </li>
        <li>
          <Icon name="close" size={16} /> <span>{s.otherCases}</span>
        </li>
      </ul>
      <p className="quiet">{s.forGood}</p>
    </>
  );
}

function Total({ newcomers }: { readonly newcomers: readonly Team[] }) {
  const s = useStrings().thread.sharing;
  const { audience } = useCase();
  const teams = [...audience.teams, ...newcomers];
  const people = new Map(teams.flatMap((team) => team.people.map((person) => [person.user, person.name] as const)));
  return (
    <details className="share-total">
      <summary>
        {s.total(s.people(people.size), teams.length)} {s.byName}
      </summary>
      <ul>
        {teams.map(({ team, name, people: members }) => (
          <li key={team}>
            <b>{name}</b>: {members.map((person) => person.name).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.sharing;
  const { shareable } = useCase();
  const [chosen, setChosen] = useState<readonly Party[]>([]);
  const [reason, setReason] = useState('');
  const newcomers = useNewcomers(chosen.map(({ team }) => team));
  if (shareable.length === 0) return <Refused onClose={onClose} />;
  const names = chosen.map(({ name }) => name).join(', ');
  const body =
    chosen.length === 0 || reason.trim() === ''
      ? null
      : { act: 'shared' as const, teams: [...chosen], reason: reason.trim() };
  return (
    <CaseForm
      title={s.title}
      onClose={onClose}
      icon="people"
      wide
      deed={s.go(names === '' ? '…' : names)}
      body={body}
      more={{ share: chosen.map(({ team }) => team) }}
      aside={<Total newcomers={newcomers} />}
    >
      <div className="share">
        <fieldset className="share-teams">
          <legend className="group-label">{s.teams}</legend>
          <Inside />
          {shareable.map((party) => (
            <Option
              key={party.team}
              type="checkbox"
              name={party.team}
              block
              checked={chosen.includes(party)}
              onChange={(on) => setChosen(on ? [...chosen, party] : chosen.filter((each) => each !== party))}
              hint={party.organisationName}
            >
              {party.name}
            </Option>
          ))}
          {chosen.length === 0 ? null : (
            <TextField
              label={s.reason(names)}
              hint={s.reasonHint}
              value={reason}
              maxLength={300}
              autoComplete="off"
              onText={setReason}
            />
          )}
        </fieldset>
        <section className="share-what" aria-live="polite">
          <WillSee names={names} />
        </section>
      </div>
    </CaseForm>
  );
}
