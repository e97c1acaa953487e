/** Where a message goes, drawn: from a phone in a sealed envelope past the operator to the ward, and a guardian on either side. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icon/icon.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';

interface StationProps {
  readonly icon: IconName;
  readonly name: string;
  readonly says: string;
  readonly children?: ReactNode;
  readonly operator?: true;
}

function Station({ icon, name, says, children, operator }: StationProps) {
  return (
    <li className={operator === true ? 'station station-operator' : 'station'}>
      <span className="station-arrow">
        <Icon name="refer" size={28} />
      </span>
      <h3>
        <Icon name={icon} /> {name}
      </h3>
      <p>{says}</p>
      {children}
    </li>
  );
}

function GuardianBeside({ says }: { readonly says: string }) {
  const { picture } = useOfficeStrings().operator;
  return (
    <div className="guardian-beside">
      <h4>
        <Icon name="shield" /> {picture.guardian}
      </h4>
      <p>{says}</p>
    </div>
  );
}

function Envelope() {
  const { picture } = useOfficeStrings().operator;
  return (
    <div className="envelope">
      <h4>{picture.envelope}</h4>
      <ul>
        {picture.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="envelope-seal">
        <Icon name="lock" /> {picture.inside}
      </p>
    </div>
  );
}

/** @param host Who runs the own organisation's guardian. */
export function MessagePath({ host }: { readonly host: string }) {
  const { picture, pictureTitle } = useOfficeStrings().operator;
  return (
    <section className="pane">
      <h2>{pictureTitle}</h2>
      <ol className="message-path">
        <Station icon="chat" name={picture.you} says={picture.youBody}>
          <GuardianBeside says={picture.yours(host)} />
        </Station>
        <Station icon="eye" name={picture.operator} says={picture.operatorBody} operator>
          <Envelope />
        </Station>
        <Station icon="people" name={picture.ward} says={picture.wardBody}>
          <GuardianBeside says={picture.theirs} />
        </Station>
      </ol>
    </section>
  );
}
