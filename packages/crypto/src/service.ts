/** What a team offers, who is on duty, and what an area has switched on, as a guardian signed it. Rule KE15. */
import {
  type Area,
  area,
  type AreaMember,
  areaMember,
  type Guardian,
  type Rota,
  rota,
  type Service,
  service,
  type Signed,
} from '@corridor/wire';
import { demand } from './error.ts';
import { verifyStatement } from './statement.ts';

type Issued = Pick<Service, 'organisation' | 'guardian'>;

function demandIssuer(value: Issued, by: Guardian): void {
  demand(value.organisation === by.organisation && value.guardian === by.guardian);
}

/** @throws CryptoError `refused`. */
export async function verifyService(signed: Signed, by: Guardian): Promise<Service> {
  const value = await verifyStatement(service, signed, by.sign);
  demandIssuer(value, by);
  return value;
}

/** @throws CryptoError `refused`, also for a shift or an absence that ends before it begins. */
export async function verifyRota(signed: Signed, by: Guardian): Promise<Rota> {
  const value = await verifyStatement(rota, signed, by.sign);
  demandIssuer(value, by);
  demand([...value.shifts, ...value.away].every(({ from, to }) => from < to));
  return value;
}

/** @throws CryptoError `refused`. */
export async function verifyArea(signed: Signed, by: Guardian): Promise<Area> {
  const value = await verifyStatement(area, signed, by.sign);
  demandIssuer(value, by);
  return value;
}

/** @throws CryptoError `refused`. */
export async function verifyAreaMember(signed: Signed, by: Guardian): Promise<AreaMember> {
  const value = await verifyStatement(areaMember, signed, by.sign);
  demandIssuer(value, by);
  return value;
}
