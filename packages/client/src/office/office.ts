/** What is done through one's own guardian: rotas, releases of pathways, an area's network switch. */
import type { CorridorClient } from '../api.ts';
import type { AtWork } from '../deed/at-work.ts';
import { ClientError } from '../error.ts';

type Administering = Pick<
  CorridorClient,
  | 'rota'
  | 'saveRota'
  | 'setAway'
  | 'offerSwap'
  | 'answerSwap'
  | 'pathways'
  | 'checkPathway'
  | 'proposePathway'
  | 'releasePathway'
  | 'withdrawPathway'
  | 'setServiceState'
  | 'area'
  | 'switchNetwork'
>;

/** @param _guardian Origin of the organisation's guardian. */
export function administering(atWork: AtWork, _guardian: string): Administering {
  const unreached = async (): Promise<never> => {
    atWork();
    throw new ClientError('offline');
  };
  return {
    rota: unreached,
    saveRota: unreached,
    setAway: unreached,
    offerSwap: unreached,
    answerSwap: unreached,
    pathways: unreached,
    checkPathway: unreached,
    proposePathway: unreached,
    releasePathway: unreached,
    withdrawPathway: unreached,
    setServiceState: unreached,
    area: unreached,
    switchNetwork: unreached,
  };
}
