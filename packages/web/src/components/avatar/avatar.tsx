/** A person's initials. Decoration: the name always stands beside it. */
import './avatar.css';

const TITLES = new Set(['Dr', 'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Prof', 'Sr', 'Professor', 'Sister', 'Nurse']);

export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '' && !TITLES.has(word));
  const first = words.at(0)?.at(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return `${first}${last}`.toUpperCase();
}

export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
