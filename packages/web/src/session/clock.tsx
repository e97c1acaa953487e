/** The time, as the server has it: what is late is late by its clock, not by this device's. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useWatched } from './client.tsx';

const TICK = 20_000;
const NowContext = createContext(0);

export function useNow(): number {
  return useContext(NowContext);
}

interface ClockProps {
  /** The device's clock, in milliseconds since 1970; tests give their own. */
  readonly clock: () => number;
  readonly children: ReactNode;
}

export function ClockProvider({ clock, children }: ClockProps) {
  const offset = useWatched('connection', null)?.clockOffset ?? 0;
  const [device, setDevice] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setDevice(clock()), TICK);
    return () => clearInterval(timer);
  }, [clock]);
  return <NowContext.Provider value={device + offset}>{children}</NowContext.Provider>;
}
