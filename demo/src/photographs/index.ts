/** Synthetic clinical photographs, made from a seed. */
export { type Photograph, photograph, type Subject, SUBJECTS } from './photograph.ts';
export type { SkinType } from './skin.ts';
