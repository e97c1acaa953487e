/** How far the loader is, as the JSON lines that `npm start` reads: `{"event":"progress","done":n,"of":m,"text":"…"}`. */
export interface Progress {
  step(text: string): void;
}

export function progress(of: number, write: (line: string) => void): Progress {
  let done = 0;
  return {
    step: (text) => {
      done = Math.min(of, done + 1);
      write(`${JSON.stringify({ event: 'progress', done, of, text })}\n`);
    },
  };
}
