/** The words of the screens in the language of the reader. English comes with what shows it; Welsh is fetched whole when chosen. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { first, type FirstStrings } from './first.ts';

export type Language = 'en' | 'cy';

const StringsContext = createContext<FirstStrings>(first);

/** What the page comes with, for signing in; behind the lock it is `useStrings`. */
export function useFirstStrings(): FirstStrings {
  return useContext(StringsContext);
}

/** The language that the browser asks for, of the two there are. */
export function preferredLanguage(languages: readonly string[]): Language {
  const first = languages.find((language) => /^(en|cy)\b/u.test(language));
  return first?.startsWith('cy') === true ? 'cy' : 'en';
}

async function load(language: Language): Promise<FirstStrings> {
  return language === 'cy' ? (await import('./cy.ts')).cy : first;
}

export function StringsProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const [strings, setStrings] = useState(first);
  useEffect(() => {
    let wanted = true;
    void load(language).then((loaded) => {
      if (!wanted) return;
      document.documentElement.lang = language === 'cy' ? 'cy' : 'en-GB';
      setStrings(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return <StringsContext.Provider value={strings}>{children}</StringsContext.Provider>;
}

export const LanguageContext = createContext<{
  readonly language: Language;
  readonly choose: (language: Language) => void;
}>({ language: 'en', choose: () => undefined });

export function useLanguage() {
  return useContext(LanguageContext);
}
