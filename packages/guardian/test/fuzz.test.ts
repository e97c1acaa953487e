import { keepsToBounds } from '@corridor/testkit/fuzz';
import { describe } from 'vitest';
import { decoders } from './decoders.ts';

describe('[FZ1] [FZ2] [FZ3] [FZ4] [FZ6] pathways, searches, JSON and ceremony files', () => {
  keepsToBounds(decoders, new URL('./decoders.ts', import.meta.url));
});
