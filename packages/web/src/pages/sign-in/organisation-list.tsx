import type { About } from '@corridor/client';
import { useFirstStrings } from '../../strings/strings.tsx';

type Organisation = About['organisations'][number];

interface OrganisationListProps {
  readonly typed: string;
  readonly organisations: readonly Organisation[];
  readonly onChoose: (organisation: Organisation) => void;
}

/** What was typed is bold where the name has it. */
function Marked({ name, typed }: { readonly name: string; readonly typed: string }) {
  const at = name.toLowerCase().indexOf(typed.trim().toLowerCase());
  if (at < 0) return name;
  const end = at + typed.trim().length;
  return (
    <>
      {name.slice(0, at)}
      <b>{name.slice(at, end)}</b>
      {name.slice(end)}
    </>
  );
}

export function OrganisationList({ typed, organisations, onChoose }: OrganisationListProps) {
  const s = useFirstStrings().access;
  if (organisations.length === 0) {
    return <output className="organisation-none">{s.noOrganisation}</output>;
  }
  return (
    <ul className="organisations">
      {organisations.map((organisation) => (
        <li key={organisation.id}>
          <button type="button" onClick={() => onChoose(organisation)}>
            <span>
              <Marked name={organisation.name} typed={typed} />
            </span>
            <small>{organisation.ods}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
