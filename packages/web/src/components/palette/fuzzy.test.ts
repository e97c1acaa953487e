import { expect, test } from 'vitest';
import { fitting } from './fuzzy.ts';

const NAMES = ['New case', 'Inbox', 'Not sent yet', 'Insights', 'Hand over to Siân Pryce', 'Settings'];
const find = (typed: string) => fitting(NAMES, typed, (name) => name);

test.each([
  ['in', ['Inbox', 'Insights', 'Settings']],
  ['new', ['New case']],
  ['ca ne', ['New case']],
  ['sian', ['Hand over to Siân Pryce']],
  ['nca', ['New case']],
  ['setings', ['Settings']],
  ['settigns', ['Settings']],
  ['settimgs', ['Settings']],
  ['setttings', ['Settings']],
  ['stgs', []],
  ['nair', []],
  ['xyz', []],
])('%j finds %j', (typed, names) => expect(find(typed)).toEqual(names));

test('nothing typed fits everything, in its order', () => expect(find(' ')).toEqual(NAMES));
