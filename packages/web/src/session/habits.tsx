/** What a person's shelf says of how the app behaves for them: language and single keys, on whatever PC they sign in. */
import { type ReactNode, useEffect } from 'react';
import { useLanguage } from '../strings/strings.tsx';
import { useClient, useWatched } from './client.tsx';
import { SingleKeysContext } from './keys.ts';

export function Habits({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const shelf = useWatched('shelf', null);
  const { choose } = useLanguage();
  const language = shelf?.language ?? null;
  const on = shelf?.singleKeys ?? true;
  useEffect(() => {
    if (language !== null) choose(language);
  }, [language, choose]);
  const set = (singleKeys: boolean) => client.keep(null, { singleKeys });
  return <SingleKeysContext.Provider value={{ on, set }}>{children}</SingleKeysContext.Provider>;
}
