/** Two photographs beside or over each other. */
export const compare = {
  title: 'Compare photographs',
  open: 'Compare',
  a: 'A',
  b: 'B',
  choose: (pane: string) => `Photograph ${pane}`,
  way: 'How to compare',
  ways: { beside: 'Side by side', over: 'Overlay' },
  divide: 'How much of A is shown',
  swap: 'Swap A and B',
  otherSite: 'A and B do not show the same place. Check before you compare.',
  otherPatient: 'It is in doubt whom this case is about. Check the patient before you compare.',
  notScaled: 'Not to the same scale: judge size by the ruler in each.',
  one: 'There is only one photograph so far.',
};
