import { en } from './en.ts';
import type { Strings } from './strings.tsx';
export const cy: Strings = en;
