import { useOffers } from '../../session/offers.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Failure } from '../notice/failure.tsx';
import { useCaseOffers } from './case-offers.ts';

/** Closing is chosen by its outcome, beneath. */
const ELSEWHERE: ReadonlySet<string> = new Set(['close']);

/** Who has the case: take it, hand it over, accept it, let it go. The policy says which are offered. */
export function CaseDeeds() {
  const s = useStrings().thread.doing;
  const { offers, deed } = useCaseOffers();
  useOffers(offers);
  const buttons = offers.filter(({ key }) => !ELSEWHERE.has(key));
  if (buttons.length === 0) return null;
  return (
    <section>
      <h2>{s.title}</h2>
      <Failure words={deed.failure} />
      <div className="side-deeds">
        {buttons.map(({ key, words, icon, run }) => (
          <Button key={key} size="small" wide icon={icon} disabled={deed.busy} onClick={run}>
            {words}
          </Button>
        ))}
      </div>
    </section>
  );
}
