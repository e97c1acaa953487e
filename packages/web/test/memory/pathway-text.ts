/** A pathway's text, and what would happen to a case that is sent through it on a Friday evening. */
import type { DryRunStep } from '@corridor/client';
import { HOUR, MINUTE } from './now.ts';
import { dermatology, lim, national, osei, practice } from './people.ts';

export const PATHWAY_TEXT = `# A practice asks dermatology. If the local service is off or late, the national network takes the case.
id: dermatology-advice
version: 1
title: Dermatology advice
summary: Advice before or in place of a referral, with photographs.
kind: advice
urgency: soon
asking:
  - { ods: Z99001, team: Elmbridge clinicians }
answering:
  - { ods: X9C, team: Dermatology advice }
target: { minutes: 240, clock: working }
hours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }
escalation:
  - { id: on-call, after: 60, unless: claimed, does: tell, side: answering, duty: on-call }
fallback: { to: { ods: X9F, team: National dermatology network }, when: [off, late] }
acknowledgeWithin: 1440
outcomes:
  - { code: avoided, label: Managed in the practice, avoided: "yes", avoidedWhat: trip }
  - { code: referred, label: Referred, avoided: "no", avoidedWhat: none }
telephone: 01632 960203
`;

export function stepsFrom(openedAt: number): readonly DryRunStep[] {
  const step = (after: number, line: string, does: DryRunStep['does'], team: string): DryRunStep => ({
    at: openedAt + after,
    line,
    does,
    team,
    duty: null,
    people: [],
    as: null,
  });
  const monday = 62 * HOUR + 5 * MINUTE;
  const due = monday + 235 * MINUTE;
  const asking = ['Dr Amina Rahman', 'Dr Kit Lawson', 'Sr Hannah Booth'];
  const onCall = step(monday + 55 * MINUTE, 'step-on-call', 'notify', dermatology.name);
  return [
    step(0, 'opened', 'opened', practice.name),
    { ...onCall, duty: 'on-call', as: 'on-call', people: [lim.name] },
    step(due, 'answer-due', 'target', dermatology.name),
    step(due, 'fallback', 'offer', national.name),
    { ...step(due, 'target', 'notify', dermatology.name), duty: 'deputy', as: 'lead', people: [osei.name] },
    { ...step(due, 'target-asker', 'notify', practice.name), duty: 'team', as: 'team', people: asking },
  ];
}
