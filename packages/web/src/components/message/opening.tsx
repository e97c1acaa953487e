import { type Answer, type BodyOf, medicinesIn, shownMedicine } from '@corridor/cases';
import { dateWords } from '../../time.ts';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { useNow } from '../../session/clock.tsx';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** An answer in words: yes and no, dates and sides as people say them. */
function answerWords({ value, unit }: Answer, s: Strings): string {
  if (typeof value === 'boolean') return value ? s.thread.yes : s.thread.no;
  if (typeof value === 'number') return unit === undefined ? String(value) : `${value} ${unit}`;
  if (typeof value === 'string') return DATE.test(value) ? dateWords(Date.parse(`${value}T12:00:00Z`)) : value;
  const medicines = medicinesIn(value);
  if (medicines.length > 0) return medicines.map(shownMedicine).join('; ');
  if ('code' in value) return siteWords(value, s);
  return Array.isArray(value) ? value.join(', ') : '';
}

export function siteWords(
  site: { readonly label: string; readonly side: keyof Strings['thread']['side'] },
  s: Strings,
): string {
  const side = s.thread.side[site.side];
  return side === '' ? site.label : `${site.label}, ${side}`;
}

/** The first message of a case: what is wanted, what the service asked, and the consent. */
export function Opening({ body }: { readonly body: BodyOf<'opened'> }) {
  const s = useStrings();
  const now = useNow();
  const { consent, purpose, answers } = body;
  return (
    <div className="opening">
      {purpose.kind === 'advice' ? <p className="message-kind">{s.thread.wants[purpose.wants]}</p> : null}
      {answers.length === 0 ? null : (
        <dl className="opening-answers" aria-label={s.thread.answersTitle}>
          {answers.map((answer) => (
            <div key={answer.question}>
              <dt>{answer.label}</dt>
              <dd>{answerWords(answer, s)}</dd>
            </div>
          ))}
        </dl>
      )}
      {consent === undefined ? null : (
        <p className="opening-consent">
          <Icon name="tick" size={16} />
          {s.thread.consent(
            s.thread.consentBasis[consent.basis],
            s.thread.consentGround[consent.ground],
            consent.by,
            momentWords(consent.at, now, s),
          )}{' '}
          {s.thread.teaching[consent.teaching]}
        </p>
      )}
    </div>
  );
}
