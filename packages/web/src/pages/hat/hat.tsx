/** Somebody who works for more than one organisation says for whom they act now. */
import type { Hat } from '@corridor/client';
import { AccessFrame, Step } from '../../components/access-frame/access-frame.tsx';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useFirstStrings } from '../../strings/strings.tsx';

interface HatChoiceProps {
  /** None: nobody here knows whoever has signed in, or they have left. */
  readonly hats: readonly Hat[];
  readonly onChoose: (hat: Hat) => void;
  readonly onSomebodyElse: () => void;
}

export function HatChoice({ hats, onChoose, onSomebodyElse }: HatChoiceProps) {
  const { access: s, errors } = useFirstStrings();
  return (
    <AccessFrame>
      <Step number={1} state="now" title={s.hatTitle}>
        <p className="step-lead">{s.hatBody}</p>
        <div className="step-body ways">
          {hats.length === 0 ? (
            <Failure
              words={errors['unknown-person']}
              actions={<Button onClick={onSomebodyElse}>{s.signInAgain}</Button>}
            />
          ) : null}
          {hats.map((hat) => (
            <button type="button" className="way" key={hat.organisation} onClick={() => onChoose(hat)}>
              <Icon name="person" size={21} />
              <span>
                {hat.organisationName}
                <small>{hat.enrolled ? `${hat.name}, ${hat.role}` : `${hat.name}, ${hat.role}. ${s.hatFirst}`}</small>
              </span>
              <Icon name="right" />
            </button>
          ))}
        </div>
      </Step>
      <Step number={2} state="later" title={s.step2} />
    </AccessFrame>
  );
}
