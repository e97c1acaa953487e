/** Writes one act in the case on the page, resting on what the author has on screen. */
import type { Body } from '@corridor/cases';
import type { WriteInput } from '@corridor/client';
import { useClient } from '../../session/client.tsx';
import { useCase } from './case-context.tsx';

export type More = Partial<Omit<WriteInput, 'case' | 'body'>>;

export function useWrite(): (body: Body, more?: More) => Promise<unknown> {
  const client = useClient();
  const { case: id, state } = useCase();
  return (body, more = {}) => client.write({ case: id, body, basedOn: state.lastNumber, ...more });
}
