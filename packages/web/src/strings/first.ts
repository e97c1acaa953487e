/** The words that come with the page: signing in, what went wrong, times. The rest comes with what is behind the lock. */
import { access } from './en/access.ts';
import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { time } from './en/time.ts';

export const first = { access, errors, shell, time };

export type FirstStrings = typeof first;
