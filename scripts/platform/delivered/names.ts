/** Which other files a file names: what a browser could be made to fetch by it. Rule DC13. */

const ATTRIBUTE = /\s(?:src|href)\s*=\s*["']?([^"'\s>]+)/gu;
const STYLE_URL = /(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)/gu;
/** A string of a script that could be a file's address: from the top, or beside the script, or below the top without a slash. */
const STRING =
  /["'`]((?:\.{0,2}\/)?[A-Za-z0-9_][A-Za-z0-9_./-]*\.(?:js|mjs|css|html|svg|png|woff2?|json|wasm|webmanifest))["'`]/gu;

const PATTERNS: Readonly<Record<string, readonly RegExp[]>> = {
  html: [ATTRIBUTE],
  css: [STYLE_URL],
  js: [STRING],
  svg: [ATTRIBUTE, STYLE_URL],
  webmanifest: [STRING],
};

/** Paths on the same origin, each once. @param path Of the file itself. */
export function namesIn(path: string, text: string): readonly string[] {
  const patterns = PATTERNS[path.slice(path.lastIndexOf('.') + 1)] ?? [];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(found.flatMap((name) => pathsOf(name, path)))];
}

/** A name without a slash is taken both ways: beside the file, and below the top, as a bundler writes it. */
function pathsOf(name: string, from: string): string[] {
  const isPlain = /^[A-Za-z0-9_]/u.test(name) && !/^[a-z][a-z0-9+.-]*:/iu.test(name);
  return [pathFrom(name, from), ...(isPlain ? [pathFrom(name, '/')] : [])].filter((path) => path !== null);
}

/** Null: of another origin. */
function pathFrom(name: string, from: string): string | null {
  const here = 'https://here.invalid';
  if (!URL.canParse(name, `${here}${from}`)) return null;
  const { origin, pathname } = new URL(name, `${here}${from}`);
  return origin === here ? pathname : null;
}
