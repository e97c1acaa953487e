import { asksForAdvice, may } from '@corridor/cases';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useStrings } from '../../strings/use-strings.ts';

/** The outcomes that the pathway allows. Choosing one opens the closing, which says what it means. */
export function OutcomeChoice() {
  const s = useStrings();
  const { state, pathway } = useCase();
  const actor = useActor();
  const { ask } = useDeeds();
  if (!asksForAdvice(state.kind)) return null;
  if (state.closing !== null) {
    return (
      <section>
        <h2>{s.thread.panel.outcome}</h2>
        <p>
          <b>{state.closing.outcome.label}</b>
        </p>
      </section>
    );
  }
  const refusal = may('closed', state, actor);
  return (
    <section>
      <h2>{s.thread.panel.outcome}</h2>
      <p className="quiet side-hint">
        {refusal === null ? s.thread.panel.outcomeNone : `${s.errors[refusal].what} ${s.errors[refusal].next}`}
      </p>
      {refusal === null ? (
        <div className="outcomes">
          {(pathway?.outcomes ?? []).map(({ code, label }) => (
            <button
              type="button"
              className="outcome-choice"
              key={code}
              onClick={() => ask({ deed: 'close', outcome: code })}
            >
              {label}
            </button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
