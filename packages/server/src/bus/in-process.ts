import type { Bus, Hint } from './bus.ts';

/** For one server, or several in one process. A member hears in a later turn, as it would over a network. */
export function inProcessBus(): Bus {
  const members = new Set<(hints: readonly Hint[]) => void>();
  return {
    join: async (hear) => {
      members.add(hear);
      return await Promise.resolve({
        tell: (hints) => {
          const others = [...members].filter((member) => member !== hear);
          queueMicrotask(() => others.forEach((other) => other(hints)));
        },
        leave: async () => {
          members.delete(hear);
          await Promise.resolve();
        },
      });
    },
  };
}
