/** After a try that was not taken, the first field to mend has the focus: a form may be longer than the screen. */
import { useEffect } from 'react';

/** @param tries How often it was tried. */
export function useFirstFault(tries: number): void {
  useEffect(() => {
    if (tries > 0) document.querySelector<HTMLElement>('dialog[open] [aria-invalid="true"]')?.focus();
  }, [tries]);
}
