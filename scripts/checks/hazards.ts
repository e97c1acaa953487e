/**
 * The hazard log (docs/safety/hazards.yaml): its shape, the rating of a risk, and the readable table made from it.
 *
 * Every control names what enforces it: a rule of docs/protocol, a test, or both. One that names nothing that exists is a
 * fault, so that no control is only believed in.
 */
import { z } from 'zod';
import { parse } from 'yaml';
import type { Fault } from './fault.ts';

const LIKELIHOODS = ['very low', 'low', 'medium', 'high', 'very high'] as const;
const SEVERITIES = ['minor', 'significant', 'considerable', 'major', 'catastrophic'] as const;

/** The matrix of NHS England's clinical risk management guidance: rows by likelihood, columns by severity, 5 is worst. */
const RATING: Record<(typeof LIKELIHOODS)[number], readonly [number, number, number, number, number]> = {
  'very low': [1, 1, 2, 2, 3],
  low: [1, 2, 2, 3, 4],
  medium: [2, 2, 3, 3, 4],
  high: [2, 3, 3, 4, 5],
  'very high': [3, 4, 4, 5, 5],
};

const risk = z.strictObject({ likelihood: z.enum(LIKELIHOODS), severity: z.enum(SEVERITIES) });
const control = z
  .strictObject({
    says: z.string().min(1),
    rule: z.string().optional(),
    test: z.string().optional(),
    /** Not built yet; by which issue it is to be, or later: said openly rather than linked to nothing. */
    planned: z.enum(['issue 4', 'later']).optional(),
  })
  .refine(
    ({ rule, test, planned }) => (planned === undefined) === (rule !== undefined || test !== undefined),
    'names neither a rule nor a test',
  );
const hazard = z.strictObject({
  id: z.string().regex(/^H\d+$/),
  hazard: z.string().min(1),
  cause: z.string().min(1),
  effect: z.string().min(1),
  before: risk,
  after: risk,
  controls: z.array(control).min(1),
});

export type Hazard = z.infer<typeof hazard>;
type Risk = z.infer<typeof risk>;

/** What the controls may name: ids of rules, and the text of all tests. */
export type Evidence = { readonly rules: ReadonlySet<string>; readonly tests: string };

export function readHazards(path: string, text: string): { hazards: readonly Hazard[]; faults: Fault[] } {
  const read = z.array(hazard).safeParse(parse(text));
  if (read.success) return { hazards: read.data, faults: [] };
  const faults = read.error.issues.map((issue) => ({
    path,
    line: 1,
    message: `${issue.path.join('.')}: ${issue.message}`,
  }));
  return { hazards: [], faults };
}

export function hazardFaults(path: string, hazards: readonly Hazard[], evidence: Evidence): Fault[] {
  const faults: Fault[] = [];
  const report = (id: string, message: string): void =>
    void faults.push({ path, line: 1, message: `${id}: ${message}` });
  for (const [index, { id, controls, before, after }] of hazards.entries()) {
    if (hazards.findIndex((other) => other.id === id) !== index) report(id, 'is written twice');
    if (rate(after) > rate(before)) report(id, 'is a greater risk with its controls than without');
    for (const { says, rule, test } of controls) {
      if (rule !== undefined && !evidence.rules.has(rule))
        report(id, `"${says}" names rule ${rule}, which does not exist`);
      if (test !== undefined && !evidence.tests.includes(test))
        report(id, `"${says}" names a test that does not exist: ${test}`);
    }
  }
  return faults;
}

export function hazardLog(hazards: readonly Hazard[]): string {
  const head =
    '# Hazard log\n\nGenerated from hazards.yaml by `npm run check -- --write`; do not edit. A risk is rated 1 to 5 from ' +
    'likelihood and severity\nby the matrix of NHS England’s clinical risk management guidance. Clinical safety officer: to ' +
    'be appointed.\n';
  return `${head}\n${hazards.map(section).join('\n')}`;
}

function section({ id, hazard: title, cause, effect, before, after, controls }: Hazard): string {
  const evidence = ({ rule, test, planned }: Hazard['controls'][number]): string =>
    [
      rule === undefined ? [] : `rule ${rule}`,
      test === undefined ? [] : `test “${test}”`,
      planned === undefined ? [] : `planned: ${planned}`,
    ]
      .flat()
      .join(', ');
  const lines = [
    `## ${id} ${title}`,
    `Cause: ${cause}  `,
    `Effect: ${effect}  `,
    `Risk before: ${words(before)}. With the controls: ${words(after)}.\n`,
    ...controls.map((entry) => `- ${entry.says} (${evidence(entry)})`),
  ];
  return `${lines.join('\n')}\n`;
}

function words(value: Risk): string {
  return `${rate(value)} (likelihood ${value.likelihood}, severity ${value.severity})`;
}

function rate({ likelihood, severity }: Risk): number {
  return RATING[likelihood][SEVERITIES.indexOf(severity)] ?? 5;
}
