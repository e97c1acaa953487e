import type { Service } from '@corridor/client';
import { Icon } from '../../components/icon/icon.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import type { Favourites } from './favourites.ts';
import { isFavourite } from './groups.ts';

interface StarProps {
  readonly service: Service;
  readonly favourites: Favourites;
  /** The element that names the service. */
  readonly names: string;
}

/** Keeps a service among one's usual, or lets it go. */
export function Star({ service, favourites, names }: StarProps) {
  const s = useStrings().services;
  return (
    <button
      type="button"
      className="star"
      aria-pressed={isFavourite(service, favourites.list)}
      aria-describedby={names}
      title={s.keep}
      onClick={() => void favourites.toggle(service)}
    >
      <Icon name="star" size={20} />
      <span className="spoken">{s.keep}</span>
    </button>
  );
}
