/** The transparency log in plain words. Fetched with the pages and bars that say them. */
export const log = {
  title: 'Can you rely on who is shown?',
  intro:
    'Every key, every list of members and every release that an organisation publishes is written in one log. Nothing in it can be changed or taken out without being noticed.',
  states: {
    checking: { title: 'The log is being looked at', body: 'This takes a few seconds after you sign in.' },
    fresh: {
      title: 'Confirmed within the hour',
      body: 'Your organisation’s guardian and the witness have both said that they see the same log as you.',
    },
    ageing: {
      title: 'Last confirmed over an hour ago',
      body: 'Read and send as usual. If nobody has confirmed it for a day, you are asked before you send.',
    },
    stale: {
      title: 'Nobody has confirmed the log for a day',
      body: 'You can read everything. Who is in a team may have changed without our knowing: before you send, you are asked.',
    },
    unwitnessed: {
      title: 'There is no independent witness',
      body: 'Your organisation’s own guardian may check the log. Without a witness, nobody independent would notice if different people were shown different logs.',
    },
    forked: {
      title: 'The log contradicts itself',
      body: 'Two people may have been shown different keys or members. Nothing more is sent from here until this is explained. You can read everything; what you read is checked by itself.',
    },
    split: {
      title: 'A message names another log than this one',
      body: 'Its author says that they were shown another list of keys and members than you. Either two people are shown different lists, or that message is wrong. You can read everything; before you send, you are asked.',
    },
  },
  facts: {
    guardian: 'Your guardian',
    witness: 'Witness',
    entries: 'Entries in the log',
    relied: 'What you rely on here',
    never: 'Has not confirmed yet',
    none: 'There is none',
    at: (when: string) => `Confirmed ${when}`,
    named: (name: string, when: string) => `${name}, confirmed ${when}`,
    counted: (n: number) => n.toLocaleString('en-GB'),
    statements: (confirmed: number) => (confirmed === 1 ? '1 entry checked' : `${confirmed} entries checked`),
    waiting: (n: number) => (n === 1 ? '1 being confirmed' : `${n} being confirmed`),
    missing: (n: number) => (n === 1 ? '1 is not in the log' : `${n} are not in the log`),
  },
  meansTitle: 'What these words mean',
  means: [
    [
      'Guardian',
      'Your organisation’s own computer. It confirms the log only if everything that it published is there, and nothing else.',
    ],
    ['Witness', 'A separate body that confirms that the log only ever grows.'],
    [
      'Being confirmed',
      'Published a moment ago. If the log does not show it within ten minutes, nothing is sent to it.',
    ],
    [
      'Contradiction',
      'The log has signed two histories that cannot both be true. That is proof of a serious fault or a deceit, and never passes by itself.',
    ],
  ],
  evidence: {
    title: 'Keep the proof',
    body: 'The signed notes show what happened. Save them and give them to your IT team, which can check them without trusting anybody.',
    save: 'Save the proof',
    file: 'corridor-log-proof.txt',
  },
  operator: 'What can the operator see?',
  bar: {
    ageing: (when: string) => `The list of keys and members was last confirmed ${when}.`,
    stale: {
      title: 'Nobody has confirmed the list of keys and members for a day.',
      body: 'You can read. You are asked before you send.',
    },
    forked: {
      title: 'The list of keys and members contradicts itself.',
      body: 'Nothing is sent from here. Telephone instead, and tell your IT team now.',
    },
    split: {
      title: 'A message names another list of keys and members than yours.',
      body: 'Telephone if it is urgent, and tell your IT team now. You are asked before you send.',
    },
    more: 'What this means',
  },
};
