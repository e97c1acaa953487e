/** What a person can do in a case. The server reads the act, never what was said. Closed: a new act is a new version. */
export const ACTS = [
  'opened',
  'said',
  'asked-more',
  'advised',
  'claimed',
  'released-claim',
  'handed-over',
  'accepted',
  'assigned',
  'shared',
  'left',
  'acknowledged',
  'disagreed',
  'amended',
  're-anchored',
  'watched',
  'closed',
  'reopened',
  'filed',
  'rekeyed',
  'noted',
] as const;
export type Act = (typeof ACTS)[number];

/** Acts that rest on what their author had seen: the server refuses one if a later clinical act exists. */
export const CLINICAL_ACTS = ['advised', 'acknowledged', 'closed', 'amended'] as const satisfies readonly Act[];

/** What a case is for. One mechanism; the kind only says what is required. */
export const KINDS = ['advice', 'triage', 'group', 'chat', 'direct', 'album'] as const;
export type Kind = (typeof KINDS)[number];
