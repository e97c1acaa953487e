/** What was done to somebody's ways in. Fetched with the bar that says it. */
export const keyNotices = {
  title: 'Your ways in have changed',
  what: {
    'passkey-added': 'A passkey was added',
    'recovery-sheet-made': 'A new recovery sheet was made, and an earlier one stopped working',
    'device-added': 'You were first signed in on a device as your own',
    'reset-allowed': 'You were allowed to make new keys',
    reset: 'New keys took the place of yours',
    'enrolled-again': 'Your first keys were made once more',
    'sessions-ended': 'All your sessions were ended',
    invited: 'An invitation was made for you',
    'token-made': 'A token for the pathways command was made',
  },
  self: 'in your name',
  colleague: (name: string) => `by ${name}`,
  machine: 'by whoever runs your organisation’s guardian',
  line: (what: string, by: string, when: string) => `${what}, ${by}, ${when}.`,
  earlier: (count: number) => (count === 1 ? 'And one change before these.' : `And ${count} changes before these.`),
  advice:
    'If you know of it, there is nothing to do. If not, end your other sessions, then telephone an administrator of your organisation: they can end every session and have you make new keys.',
  see: 'See where you are signed in',
  known: 'I know of this',
};
