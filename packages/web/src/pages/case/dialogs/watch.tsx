import { type BodySite, londonDate, londonMoment, parseDate, type Person, tidyText } from '@corridor/cases';
import { useState } from 'react';
import { TextArea, TextField } from '../../../components/field/field.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { siteWords } from '../../../components/message/opening.tsx';
import { Choice } from '../../../components/option/option.tsx';
import { SiteDialog } from '../../../components/site-picker/site-dialog.tsx';
import { useNow } from '../../../session/clock.tsx';
import { useMe } from '../../../session/me.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { dateWords } from '../../../time.ts';
import { useCase } from '../case-context.tsx';
import { CaseForm } from './case-form.tsx';

/** Reviews are due in the morning of their day, London time. */
const MORNING = '09:00';
const WEEKS = 7 * 24 * 3_600_000;
/** What is offered at first: six weeks on. */
const USUAL = 6;

/** People of the case who could look, the viewer first. */
function useOwners(): readonly Person[] {
  const { state, audience, team } = useCase();
  const { hat } = useMe();
  const me = { organisation: hat.organisation, team, user: hat.user, name: hat.name };
  const others = audience.teams.flatMap((each): readonly Person[] => {
    const found = state.teams.find((inCase) => inCase.team === each.team && inCase.left === null);
    return found === undefined
      ? []
      : each.people.map(({ user, name }) => ({ organisation: found.organisation, team: found.team, user, name }));
  });
  return [me, ...others.filter(({ user }) => user !== me.user)];
}

interface SiteProps {
  readonly site: BodySite | null;
  readonly onSite: (site: BodySite) => void;
}

function Site({ site, onSite }: SiteProps) {
  const s = useStrings();
  const { state } = useCase();
  const [open, setOpen] = useState(false);
  return (
    <div className="field">
      <p className="group-label">{s.thread.dialogs.watch.site}</p>
      <button type="button" className="text-box site-button" onClick={() => setOpen(true)}>
        <span>{site === null ? s.thread.dialogs.watch.noSite : siteWords(site, s)}</span> <Icon name="body" size={22} />
      </button>
      {open ? (
        <SiteDialog
          patient={state.patient}
          site={site}
          onClose={() => setOpen(false)}
          onChoose={(chosen) => {
            onSite(chosen);
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** A day on which somebody looks again, with what they are to look for. */
export function WatchDialog({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().thread.dialogs.watch;
  const now = useNow();
  const { state } = useCase();
  const owners = useOwners();
  const [date, setDate] = useState(() => isoOf(now + USUAL * WEEKS));
  const [owner, setOwner] = useState<Person['user'] | null>(owners[0]?.user ?? null);
  const [lookFor, setLookFor] = useState('');
  const [site, setSite] = useState<BodySite | null>(() => state.attachments.at(-1)?.attachment.site ?? null);
  const reviewAt = parseDate(date) === null ? null : londonMoment(date, MORNING);
  const past = reviewAt === null || reviewAt <= now;
  const person = owners.find(({ user }) => user === owner);
  const body =
    past || person === undefined || lookFor.trim() === ''
      ? null
      : {
          act: 'watched' as const,
          reviewAt,
          owner: person,
          lookFor: tidyText(lookFor).trim(),
          ...(site === null ? {} : { site }),
        };
  return (
    <CaseForm
      title={s.title}
      onClose={onClose}
      icon="clock"
      deed={past ? s.unset : s.go(dateWords(reviewAt))}
      body={body}
    >
      <p>{s.body}</p>
      <TextField label={s.on} type="date" value={date} fault={past ? s.past : null} onText={setDate} />
      <TextArea label={s.lookFor} hint={s.lookForHint} value={lookFor} onText={setLookFor} />
      <Site site={site} onSite={setSite} />
      <Choice
        legend={s.owner}
        options={owners.map(({ user, name }) => ({ value: user, label: name }))}
        value={owner}
        onChoose={setOwner}
      />
    </CaseForm>
  );
}

/** `2027-01-04`: as a date field has it. */
function isoOf(at: number): string {
  const { year, month, day } = londonDate(at);
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}
