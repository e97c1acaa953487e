// Places on the body that the photographs show, and the shots taken of them.

import type { Subject } from '../photographs/index.ts';
import type { Shot } from './script.ts';

export const SITES = {
  leftForearm: ['forearm-back', 'Forearm, back', 'left'],
  rightShin: ['shin', 'Shin, front', 'right'],
  leftGaiter: ['gaiter', 'Lower leg, gaiter area', 'left'],
  rightGaiter: ['gaiter', 'Lower leg, gaiter area', 'right'],
  leftBall: ['ball-of-foot', 'Foot, under first metatarsal head', 'left'],
  rightBall: ['ball-of-foot', 'Foot, under first metatarsal head', 'right'],
  rightGreatToe: ['great-toe', 'Great toe', 'right'],
  leftElbow: ['elbow-crease', 'Elbow crease', 'left'],
  back: ['back-upper', 'Upper back', 'middle'],
  trunk: ['trunk', 'Trunk', 'middle'],
  abdomen: ['abdomen', 'Abdomen', 'middle'],
  nose: ['nose', 'Nose, side', 'right'],
  temple: ['temple', 'Temple', 'left'],
  lowerRight: ['lower-right-molars', 'Lower right molars', 'right'],
  lowerLeft: ['lower-left-molars', 'Lower left molars', 'left'],
} as const satisfies Readonly<Record<string, Shot['site']>>;

type Options = Partial<Pick<Shot, 'week' | 'caption'>>;

export function photo(subject: Subject, site: Shot['site'], options: Options = {}): Shot {
  const shot = subject === 'naevus-overview' ? 'overview' : subject === 'naevus-dermatoscope' ? 'dermatoscope' : '20cm';
  return { subject, site, shot: subject === 'dental-radiograph' ? 'other' : shot, ...options };
}
