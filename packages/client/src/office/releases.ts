/** Pathways from a text to a release, through the guardian that checks and signs them. */
import { readPathway } from '@corridor/cases';
import { sha256 } from '@corridor/crypto';
import { checkAnswer, fromUtf8, pathwaysAnswer, tokenMade, toUtf8 } from '@corridor/wire';
import type { Pathways, Releasing } from '../api/pathway-release.ts';
import { ClientError } from '../error.ts';
import type { AskGuardian } from './guardian.ts';

const AT = '/pathways';

export function releases(ask: AskGuardian): Releasing {
  /** What each proposal said when it was last shown: that and nothing else is what somebody releases. */
  const shown = new Map<string, string>();

  function show(pathways: Pathways): Pathways {
    for (const { id, text } of pathways.proposals) shown.set(id, text);
    return pathways;
  }

  return {
    pathways: async () => show(await ask('GET', AT, pathwaysAnswer)),
    checkPathway: async (text, openedAt) => {
      const { pathway, ...said } = await ask('POST', `${AT}/check`, checkAnswer, { text, openedAt });
      return { ...said, pathway: pathway === null ? null : readPathway(JSON.parse(fromUtf8(pathway))) };
    },
    proposePathway: async (team, telephone, text) =>
      show(await ask('POST', `${AT}/proposals`, pathwaysAnswer, { team, telephone, text })),
    releasePathway: async (proposal) => {
      const text = shown.get(proposal);
      if (text === undefined) throw new ClientError('conflict');
      const hash = await sha256(toUtf8(text));
      return show(await ask('POST', `${AT}/proposals/${proposal}/release`, pathwaysAnswer, { hash }));
    },
    withdrawPathway: async (proposal) =>
      show(await ask('POST', `${AT}/proposals/${proposal}/withdraw`, pathwaysAnswer)),
    setServiceState: async (team, pathway, state) =>
      show(await ask('PUT', `${AT}/teams/${team}/${pathway}`, pathwaysAnswer, { state })),
    newCommandToken: async () => (await ask('POST', `${AT}/token`, tokenMade)).token,
    revokeCommandToken: async () => show(await ask('DELETE', `${AT}/token`, pathwaysAnswer)),
  };
}
