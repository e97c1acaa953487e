/** Everything that is wrong with a text, in its order; each leads to its line. */
import type { PathwayFault } from '@corridor/client';
import { Icon } from '../../components/icon/icon.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';

interface FaultsProps {
  readonly faults: readonly PathwayFault[];
  readonly onGo: (fault: PathwayFault) => void;
}

export function Faults({ faults, onGo }: FaultsProps) {
  const s = useOfficeStrings().pathways;
  if (faults.length === 0) return null;
  return (
    <section className="notice late pathway-faults">
      <Icon name="alert" size={19} />
      <div>
        <h2 className="notice-title">{s.faults(faults.length)}</h2>
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.line}:${fault.column} ${fault.path} ${fault.mend}`}>
              <button type="button" className="link" onClick={() => onGo(fault)}>
                {s.line(fault.line)}
              </button>{' '}
              {fault.path === '' ? null : <code>{fault.path}</code>} {fault.mend}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
