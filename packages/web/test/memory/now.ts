/** The tests' time: a Sunday afternoon in winter, so that London is on UTC. */
export const NOW = Date.UTC(2026, 10, 22, 15, 20);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
