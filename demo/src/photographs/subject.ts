/** What can be photographed. */
export const SUBJECTS = [
  'naevus',
  'naevus-overview',
  'naevus-dermatoscope',
  'basal-cell',
  'foot-ulcer',
  'toe-gangrene',
  'leg-ulcer',
  'psoriasis',
  'eczema',
  'drug-eruption',
  'excision',
  'dental-radiograph',
] as const;
export type Subject = (typeof SUBJECTS)[number];
