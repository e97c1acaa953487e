/** A whole pathway as a person writes it, for the tests of the two organisations of region.ts. */
export const PATHWAY_TEXT = `# A practice asks dermatology.
id: dermatology-advice
version: 1
title: Dermatology advice
kind: advice
urgency: soon
asking:
  - { ods: Z9901, team: Elmbridge clinicians }
answering:
  - { ods: X9901, team: Dermatology advice }
target: { minutes: 240, clock: working }
hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }
escalation:
  - { id: on-call, after: 60, unless: claimed, does: tell, side: answering, duty: on-call }
acknowledgeWithin: 1440
questions:
  - { id: site, label: Where on the body, type: text, required: true }
outcomes:
  - { code: avoided, label: Managed in the practice, avoided: "yes", avoidedWhat: trip }
  - { code: referred, label: Referred, avoided: "no", avoidedWhat: none }
telephone: 01632 960203
`;
