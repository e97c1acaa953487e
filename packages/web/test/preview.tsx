/** The app on the client in memory, for tests and screenshots. The start is in the address: `?start=open&as=asker`. */
import { startPage } from '../src/start.tsx';
import { memoryClient } from './memory/client.ts';
import { NOW } from './memory/now.ts';
import type { MemoryOptions, Start } from './memory/options.ts';

const asked = new URLSearchParams(location.search);
const options: MemoryOptions = {
  start: (asked.get('start') ?? 'open') as Start,
  as: asked.get('as') === 'asker' ? 'asker' : 'adviser',
  offline: asked.has('offline'),
  down: asked.has('down'),
  empty: asked.has('empty'),
  rival: asked.has('rival'),
  many: Number(asked.get('many') ?? 0),
  alone: asked.has('alone'),
  hats: asked.has('hats'),
  erased: asked.has('erased'),
  notices: asked.has('notices'),
  ...(asked.has('off') ? { switchesOff: asked.get('off') ?? '' } : {}),
  ...(asked.has('ends') ? { ends: Number(asked.get('ends')) } : {}),
  ...(asked.has('log') ? { log: asked.get('log') as NonNullable<MemoryOptions['log']> } : {}),
  mode: asked.get('mode') === 'own' ? 'own' : 'shared',
};
startPage(memoryClient(options), () => NOW);
