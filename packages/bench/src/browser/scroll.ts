/** A list scrolled in Chromium, and the frames that were painted meanwhile, as the page itself counts them. */
import type { Page } from 'playwright-core';

export interface Scrolled {
  /** Frames a second while it scrolled. */
  readonly rate: number;
  /** Milliseconds of the longest frame. */
  readonly longest: number;
  /** Share of the frames that took longer than one and a half of those of the page at rest, from 0 to 1. */
  readonly dropped: number;
  /** Pixels gone over. */
  readonly distance: number;
}

interface Asked {
  readonly selector: string;
  readonly pixelsPerSecond: number;
  readonly milliseconds: number;
  /** Milliseconds of a frame of the page at rest. */
  readonly usual: number;
}

/** Makes the page's processor so many times slower: Chrome DevTools Protocol, Emulation.setCPUThrottlingRate. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Milliseconds of a frame while nothing happens, the median of 60. */
export async function restingFrame(page: Page): Promise<number> {
  return await page.evaluate(
    async () =>
      await new Promise<number>((resolve) => {
        const frames: number[] = [];
        let last = performance.now();
        const next = (): void => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          if (frames.length < 60) requestAnimationFrame(next);
          else resolve(frames.toSorted((a, b) => a - b)[30] ?? 0);
        };
        requestAnimationFrame(next);
      }),
  );
}

/** Scrolls from where it is downwards at an even speed, a step a frame, as a wheel or a finger does. */
export async function scroll(page: Page, asked: Asked): Promise<Scrolled> {
  return await page.evaluate(
    async ({ selector, pixelsPerSecond, milliseconds, usual }) =>
      await new Promise<Scrolled>((resolve) => {
        const list = document.querySelector(selector);
        if (list === null) throw new TypeError('there is a list to scroll');
        const frames: number[] = [];
        const begin = performance.now();
        const from = list.scrollTop;
        let last = begin;
        const next = (): void => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          list.scrollTop = from + ((now - begin) * pixelsPerSecond) / 1000;
          if (now - begin < milliseconds) {
            requestAnimationFrame(next);
            return;
          }
          resolve({
            rate: (frames.length * 1000) / (now - begin),
            longest: Math.max(...frames),
            dropped: frames.filter((each) => each > usual * 1.5).length / frames.length,
            distance: list.scrollTop - from,
          });
        };
        requestAnimationFrame(next);
      }),
    asked,
  );
}
