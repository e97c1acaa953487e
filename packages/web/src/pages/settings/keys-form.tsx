import { Failure } from '../../components/notice/failure.tsx';
import { Option } from '../../components/option/option.tsx';
import { useDeed } from '../../session/deed.ts';
import { useSingleKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';

export function KeysForm() {
  const s = useStrings().settings;
  const keys = useSingleKeys();
  const deed = useDeed();
  return (
    <section className="pane">
      <h2>{s.keys}</h2>
      <p className="quiet">{s.keysBody}</p>
      <Option type="checkbox" name="single-keys" checked={keys.on} onChange={(on) => void deed.run(() => keys.set(on))}>
        {s.keysOn}
      </Option>
      <Failure words={deed.failure} />
    </section>
  );
}
