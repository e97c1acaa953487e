import { Failure } from '../../components/notice/failure.tsx';
import { Choice } from '../../components/option/option.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { type Language, useLanguage } from '../../strings/strings.tsx';
import { useStrings } from '../../strings/use-strings.ts';

const LANGUAGES: readonly Language[] = ['en', 'cy'];

/** Changes at once, and is kept for the next sign-in anywhere. */
export function LanguageForm() {
  const s = useStrings().settings;
  const client = useClient();
  const deed = useDeed();
  const { language, choose } = useLanguage();
  return (
    <section className="pane">
      <Choice
        legend={s.language}
        options={LANGUAGES.map((value) => ({ value, label: s.languages[value] }))}
        value={language}
        onChoose={(chosen) => {
          choose(chosen);
          void deed.run(() => client.keep(null, { language: chosen }));
        }}
      />
      <p className="quiet">{s.follows}</p>
      <Failure words={deed.failure} />
    </section>
  );
}
