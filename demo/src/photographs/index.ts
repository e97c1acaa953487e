/** Synthetic clinical photographs, made from a seed. */
export { type Photograph, photograph } from './photograph.ts';
export { type Subject, SUBJECTS } from './subject.ts';
export type { SkinType } from './skin.ts';
