/** The services that somebody keeps among their usual: on their own shelf, so that they follow from ward PC to ward PC. */
import type { Service, Shelf } from '@corridor/client';
import { useClient, useWatched } from '../../session/client.tsx';
import { isFavourite } from './groups.ts';

const NONE: Shelf['favourites'] = [];

export interface Favourites {
  readonly list: Shelf['favourites'];
  readonly toggle: (service: Service) => Promise<void>;
}

export function useFavourites(): Favourites {
  const client = useClient();
  const list = useWatched('shelf', null)?.favourites ?? NONE;
  const toggle = async (service: Service) => {
    const { team, pathway } = service;
    const favourites = isFavourite(service, list)
      ? list.filter((each) => each.team !== team || each.pathway !== pathway.id)
      : [...list, { team, pathway: pathway.id }];
    await client.keep(null, { favourites });
  };
  return { list, toggle };
}
