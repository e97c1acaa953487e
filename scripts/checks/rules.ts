/** Rules written down in docs/protocol (`- **EV7** An event …`) against the tests that carry their ids (`[EV7] …`). */
import type { Fault } from './fault.ts';

export type Rule = { readonly id: string; readonly path: string; readonly line: number };
export type Carrier = { readonly id: string; readonly path: string; readonly line: number };

/** In a list, or at the head of a table's row. */
const RULE = /^\s*[-*|] \*\*([A-Z]{2}\d+)\*\* /;
/** A string that begins with ids is the name of a test; nothing else in a test file begins so. */
const NAME = /['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g;

export function rulesIn(path: string, document: string): Rule[] {
  return document.split('\n').flatMap((text, index) => {
    const id = RULE.exec(text)?.[1];
    return id === undefined ? [] : [{ id, path, line: index + 1 }];
  });
}

/** The ids at the head of test names; one test may carry several: `[EV7] [EV8] …`. */
export function carriersIn(path: string, code: string): Carrier[] {
  return [...code.matchAll(NAME)].flatMap((name) => {
    const line = code.slice(0, name.index).split('\n').length;
    const ids = (name[1] ?? '').matchAll(/[A-Z]{2}\d+/g);
    return [...ids].map(([id]) => ({ id, path, line }));
  });
}

export function ruleFaults(rules: readonly Rule[], carriers: readonly Carrier[]): Fault[] {
  const known = new Set(rules.map(({ id }) => id));
  const tested = new Set(carriers.map(({ id }) => id));
  const twice = rules.filter(({ id }, index) => rules.findIndex((rule) => rule.id === id) !== index);
  return [
    ...rules.filter(({ id }) => !tested.has(id)).map((rule) => ({ ...rule, message: `rule ${rule.id} has no test` })),
    ...carriers.filter(({ id }) => !known.has(id)).map((test) => ({ ...test, message: `there is no rule ${test.id}` })),
    ...twice.map((rule) => ({ ...rule, message: `rule ${rule.id} is written twice` })),
  ];
}
