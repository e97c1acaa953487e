import { useStrings } from '../../strings/strings.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import './key-list.css';

/** Every key, for those who work without a mouse: `?`. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const s = useStrings().shell.keyList;
  const keys: readonly (readonly [string, string])[] = [
    ['j', s.next],
    ['k', s.previous],
    ['Enter', s.open],
    ['r', s.reply],
    ['n', s.newCase],
    ['/', s.search],
    ['Ctrl K', s.search],
    ['Ctrl Enter', s.send],
    ['Esc', s.close],
    ['?', s.list],
  ];
  return (
    <Dialog title={s.title} onClose={onClose}>
      <dl className="key-list">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{s.off}</p>
    </Dialog>
  );
}
