/** What a case says of its own erasure: who agreed to it, and what is left. Rules ER7, ER8, ER9. */
import type { Released } from '@corridor/wire';
import type { ErasedView, ErasingWord } from '../api/erasure.ts';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';

function shownWord({ directory, people }: Core, { organisation, says, reason, at, decided }: Released): ErasingWord[] {
  if (says === 'withdrawn') return [];
  const organisationName = directory.trust.organisation(organisation)?.name ?? '';
  return [{ organisationName, says, reason, at, decided: decided.map(({ user }) => people.named(user)?.name ?? '') }];
}

export function erasingView(core: Core, log: CaseLog): readonly ErasingWord[] {
  return log.erasing.words().flatMap((word) => shownWord(core, word));
}

/** Null for a case that was not erased. */
export function erasedView(core: Core, log: CaseLog): ErasedView | null {
  const part = log.part(null);
  const at = log.erasing.at(part);
  if (at === null) return null;
  const entries = part.entries.flatMap(({ number, at: acceptedAt, header, author }) =>
    header === null || author === null ? [] : [{ number, at: acceptedAt, name: author.name, act: header.act }],
  );
  const whole = part.isWhole() && part.entries.every(({ fault }) => fault === 'erased');
  return { at, by: erasingView(core, log), entries, whole };
}
