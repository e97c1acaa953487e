// Six invented organisations of one invented area. No ODS code here is allocated, and none of the names exists.

export interface Area {
  readonly key: string;
  readonly name: string;
  /** The integrated care board's code. */
  readonly ods: string;
  /** Whose guardian says which networks are on. */
  readonly authority: OrganisationKey;
}

export interface Organisation {
  readonly key: OrganisationKey;
  readonly name: string;
  readonly ods: string;
  readonly kind: 'practice' | 'acute' | 'community' | 'mental-health' | 'network';
  /** Null for the national network, which belongs to no area. */
  readonly area: Area['key'] | null;
  /** Whose guardian process keeps this organisation's keys, as screens name it. */
  readonly host: OrganisationKey;
  readonly telephone: string;
}

export type OrganisationKey = 'elmbridge' | 'park-lane' | 'calderbrook' | 'wharfeside' | 'heron-vale' | 'fellgate';

export const AREA: Area = {
  key: 'aireborough-and-wharfe',
  name: 'Aireborough and Wharfe',
  ods: 'Q9A',
  authority: 'calderbrook',
};

export const ORGANISATIONS: readonly Organisation[] = [
  {
    key: 'elmbridge',
    name: 'Elmbridge Surgery',
    ods: 'Z99001',
    kind: 'practice',
    area: AREA.key,
    host: 'calderbrook',
    telephone: '01632 960101',
  },
  {
    key: 'park-lane',
    name: 'Park Lane Practice',
    ods: 'Z99002',
    kind: 'practice',
    area: AREA.key,
    host: 'calderbrook',
    telephone: '01632 960102',
  },
  {
    key: 'calderbrook',
    name: 'Calderbrook Hospitals NHS Foundation Trust',
    ods: 'X9C',
    kind: 'acute',
    area: AREA.key,
    host: 'calderbrook',
    telephone: '01632 960200',
  },
  {
    key: 'wharfeside',
    name: 'Wharfeside Community Health NHS Trust',
    ods: 'X9W',
    kind: 'community',
    area: AREA.key,
    host: 'wharfeside',
    telephone: '01632 960300',
  },
  {
    key: 'heron-vale',
    name: 'Heron Vale Mental Health NHS Foundation Trust',
    ods: 'X9H',
    kind: 'mental-health',
    area: AREA.key,
    host: 'heron-vale',
    telephone: '01632 960400',
  },
  {
    key: 'fellgate',
    name: 'Fellgate National Consultant Network',
    ods: 'X9F',
    kind: 'network',
    area: null,
    host: 'fellgate',
    telephone: '01632 960500',
  },
];
