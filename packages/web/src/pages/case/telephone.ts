import { useCase } from './case-context.tsx';
import { useServiceOf } from './service-of.ts';

/** Whose number to call when nothing else works: the case's own, else that of the service that was asked. */
export function useTelephone(): string | null {
  const view = useCase();
  const service = useServiceOf(view);
  const number = view.telephone ?? service?.telephone ?? '';
  return number === '' ? null : number;
}
