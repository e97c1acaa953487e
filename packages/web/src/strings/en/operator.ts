/** The page that says row by row what the operator sees. Its rows are those of docs/threat-model.md, tied to them by a test. */
export const operator = {
  title: 'What can the operator see? In full',
  sub: 'The operator is the company that runs the service. This page leaves nothing out.',
  back: 'Security',
  pictureTitle: 'Where a message goes',
  picture: {
    you: 'Your phone or PC',
    youBody: 'Writes the message, seals it and signs it.',
    operator: 'The operator',
    operatorBody: 'Carries the envelope, counts the time, tells people who are late. It has no key.',
    ward: 'The team you wrote to',
    wardBody: 'Checks who signed it, opens it and reads it.',
    envelope: 'Written on the envelope',
    lines: [
      'From: Dr Amina Rahman, Elmbridge clinicians',
      'To: Dermatology advice',
      'A question, soon, Monday 09:10',
      'About 1 KB',
    ],
    inside: 'Sealed inside: the patient, your words, the photographs',
    guardian: 'Guardian',
    yours: (host: string) => `Of your organisation. Hosted by ${host}. Can read.`,
    theirs: 'Of their organisation. Its host is named in each case. Can read.',
  },
  seesTitle: 'What it sees',
  sees: 'It sees',
  why: 'Why',
  tells: 'What that tells it',
  rows: {
    organisations: [
      'Organisations, their ODS codes, their guardians and who hosts them, who vouches for whom',
      'To know whom to deliver to',
      'Who uses the service',
    ],
    people: [
      'Staff: name, role, registration number, public keys',
      'To let them in, and to name who wrote',
      'Who works where',
    ],
    teams: [
      'Teams and who is in them, and when a team lock changed and why',
      'To let only them read and write',
      'Who works with whom, and who has left',
    ],
    services: ['Services, their pathways, opening and telephone number', 'To show what you can ask', 'What is offered'],
    rotas: [
      'Who is on duty, who is away, who stands in',
      'To tell the right person in time',
      'Working hours and leave',
    ],
    areas: [
      'Which networks an area has switched on, and which organisations are in it',
      'To show what you can ask',
      'Local policy',
    ],
    events: [
      'For each message and step: who, for which team, when, and the kind of step. Also that a private note was written',
      'To deliver it, and to refuse what may not be done',
      'Who wrote to which team and when, and whom they asked for',
    ],
    cases: [
      'For each case: the teams, how urgent, the pathway, when an answer is due, when teams came and left, whether it is closed',
      'To run the clock',
      'That a team asked another, how urgently, and how late the answer was',
    ],
    firings: [
      'Each reminder that was sent, to whom and as what',
      'It sends them, and the case says so',
      'How often a case had to climb, and who was away',
    ],
    shelves: [
      'When you or your team changed your favourites and quick replies, and their size',
      'To keep the newest',
      'Roughly how many you have',
    ],
    sizes: [
      'How long a text is, rounded up. How large each file is, exactly, and how many there are',
      'To store them',
      'Roughly how much was written, and that there were pictures',
    ],
    receipts: [
      'When a message reached a device, and when somebody saw it',
      'So that you know where it stands',
      'Who looked when',
    ],
    accesses: [
      'Each time that a device fetched a case or a file, each hour that it was connected for a team, and what its person signed as seen; for 8 years',
      'So that your organisation can ask who was given what',
      'Who looked again, and how often',
    ],
    exports: [
      'That somebody filed, printed, copied or saved something of a case',
      'So that your organisation can see what left',
      'That a record was made',
    ],
    erasure: [
      'Which case an organisation has released for erasing or holds, and a reason in one word',
      'To erase it when all have released it',
      'That a case was wrong, or old, or that somebody asked',
    ],
    log: [
      'The public log: a sealed line for each of the above that an organisation signed, and for each release of the app',
      'So that everybody is shown the same',
      'When an organisation changed something, and how much',
    ],
    keys: [
      'Locked boxes with keys, and its own half of a secret that opens nothing alone',
      'So that you can unlock on a wiped PC',
      'When you changed a way to unlock',
    ],
    sessions: [
      'When you are signed in, on what kind of device, and its network address',
      'To stop attacks, and to sign you out from elsewhere',
      'When and roughly where you work',
    ],
    contacts: [
      'Your e-mail address and your phone’s address for alerts, if you give them',
      'To tell you that something waits, never what',
      'How to reach you. The maker of your phone learns that an alert came',
    ],
  },
  notTitle: 'What it does not see',
  not: [
    'Who the patient is: no name, no NHS number, no date of birth, no list of them in any form',
    'What you write: questions, advice, private notes, titles, answers to forms, medicines',
    'Photographs and files, and what they are called',
    'How a case ended: the outcome, and why you disagreed',
    'What you search for, and drafts that you have not sent',
  ],
  guessTitle: 'What it can guess',
  guess: [
    'That your practice asked dermatology on Monday and was answered on Tuesday.',
    'That an urgent question was closed within the hour, or that something went wrong with a case, from its kinds of step.',
    'That a file of 3 MB is a photograph.',
    'Who it was about, only if it knows something from elsewhere: a small practice, a rare service, somebody seen there that day.',
  ],
  readTitle: 'Who can read',
  read: [
    ['The teams named in the case.', 'Everybody in them, now and later. Somebody who joins reads the open cases.'],
    [
      'Each organisation’s guardian.',
      'A machine that is not the operator’s. It files cases, lets colleagues in, and answers a patient who asks for their record. Its people can read.',
    ],
    ['Whoever hosts a guardian.', 'A trust may host it for its practices. It is named wherever readers are named.'],
    [
      'Nobody by emergency access.',
      'Outside the teams nobody can open a case. Telephone them, or your Caldicott Guardian.',
    ],
  ],
  host: (host: string) => `Your organisation’s guardian is hosted by ${host}.`,
  canTitle: 'What it could do, and how you would notice',
  can: [
    [
      'Hold a message back.',
      'You see that it was not delivered, or a gap marked in red. Reminders that fail to come set off an alarm on your screen.',
    ],
    [
      'Show you something old.',
      'The log says how fresh your view is. When it is stale you are warned before you send.',
    ],
    [
      'Invent a colleague, a team or a message.',
      'It cannot: it has no key to sign with, and what is not signed is not shown.',
    ],
    [
      'Change the app.',
      'It does not serve it: your guardian’s machine does. Each release is in the log, and your IT can compare.',
    ],
    ['Keep a copy of what it was told to erase.', 'You could not tell. The copy stays sealed.'],
  ],
  gaveUpTitle: 'What we gave up',
  gaveUp: [
    [
      'Secrecy of the past within a team.',
      'Newcomers must see open cases, so whoever steals a team’s lock opens its older messages too. What comes after a change of lock is safe.',
    ],
    ['Secrecy from your own organisation.', 'Its guardian can read all cases of its teams.'],
    ['Hiding who asked whom, and when.', 'A service that reminds people must know it.'],
    ['Hiding who is on duty and who is away.', 'Those who ask must see it.'],
    [
      'Proof that nobody read.',
      'Receipts show that somebody saw a message. Nothing can show that somebody who held it did not.',
    ],
    ['Protection from a reader.', 'Somebody who may read can photograph the screen.'],
  ],
};
