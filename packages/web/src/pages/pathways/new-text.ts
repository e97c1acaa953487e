/** What an editor begins with: a pathway to fill in, or the released one under the next number. */

export const STARTING_TEXT = `# Who asks whom, what is asked, and what happens if nobody answers. See docs/pathways.
id: your-pathway
version: 1
title: What askers see in the list of services
kind: advice
urgency: routine
asking:
  - { ods: Z99001, team: The team that asks }
answering:
  - { ods: X9C, team: The team that answers }
target: { minutes: 480, clock: working }
hours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }
escalation:
  - { id: lead, after: 600, does: tell, side: answering, duty: lead }
acknowledgeWithin: 2880
questions:
  - { id: question, label: What to ask of every case, type: text, required: true }
outcomes:
  - { code: no-visit, label: Managed without a visit, avoided: "yes", avoidedWhat: trip }
  - { code: referred, label: Referred, avoided: "no", avoidedWhat: none }
telephone: 01632 960000
`;

/** The same text under the number that follows its own; untouched if it says none. */
export function nextVersion(text: string): string {
  return text.replace(/^version:[ \t]*(\d+)/mu, (_whole, number: string) => `version: ${Number(number) + 1}`);
}
