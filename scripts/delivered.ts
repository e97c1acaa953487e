/**
 * `npm run delivered -- https://guardian.example`: whether an origin serves what was published of it in the log. Ends with 0 if
 * so, 1 if anything differs, 2 if there is nothing to compare with. docs/protocol/delivered-code.md says what it proves.
 *
 *   --organisation <id>     whose statement; otherwise the first organisation that the origin hosts
 *   --root <hex>            SHA-256 of that organisation's root, as it was told out of band
 *   --log-key <hex>         the log's Ed25519 key       --witness <hex>  a witness's, which must have cosigned
 *   --release-key <hex>     the key of whoever builds Corridor
 *   --keep <file>           remembers the newest release of each organisation; one that goes back is not compared with
 *   --header 'name: value'  sent with each request, more than once if need be: to ask as a certain browser
 */
import { parseArgs } from 'node:util';
import { fromHex, isId, WireError } from '@corridor/wire';
import { compare, type Wanted } from './platform/delivered/compare.ts';
import { reportOf } from './platform/delivered/report.ts';
import { NotSaid } from './platform/delivered/said.ts';
import { nowSeen, readSeen, writeSeen } from './platform/delivered/seen.ts';

const text = { type: 'string' } as const;
const USAGE =
  'npm run delivered -- https://guardian.example [--root <hex>] [--log-key <hex>] [--witness <hex>] [--keep <file>]\n';

/** What is asked for, and where what was seen is kept. */
interface Asked extends Wanted {
  readonly keep: string | null;
}

/** Null: not to be understood. */
function wantedFrom(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        organisation: text,
        root: text,
        'log-key': text,
        witness: text,
        'release-key': text,
        keep: text,
        header: { type: 'string', multiple: true },
      },
    });
    const [origin, ...more] = positionals;
    if (origin === undefined || more.length > 0 || !URL.canParse(origin)) return null;
    if (values.organisation !== undefined && !isId(values.organisation)) return null;
    return {
      origin: new URL(origin).origin,
      organisation: values.organisation ?? null,
      root: values.root ?? null,
      logKey: key(values['log-key']),
      witness: key(values.witness),
      releaseKey: key(values['release-key']),
      keep: values.keep ?? null,
      seen: values.keep === undefined ? {} : readSeen(values.keep),
      headers: Object.fromEntries((values.header ?? []).map(headerIn)),
    };
  } catch {
    return null;
  }
}

function headerIn(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

function key(hex: string | undefined): Uint8Array | null {
  if (hex === undefined) return null;
  const bytes = fromHex(hex);
  if (bytes.length !== 32) throw new RangeError('a key is 32 bytes');
  return bytes;
}

const wanted = wantedFrom(process.argv.slice(2));
if (wanted === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    const comparison = await compare(wanted, fetch, Date.now());
    process.stdout.write(reportOf(comparison, wanted));
    const { code, statement } = comparison.said;
    if (wanted.keep !== null) writeSeen(wanted.keep, nowSeen(wanted.seen, code, statement));
    process.exitCode = comparison.differences.length === 0 ? 0 : 1;
  } catch (error) {
    const isKnown = error instanceof NotSaid || error instanceof WireError || error instanceof TypeError;
    if (!isKnown) throw error;
    process.stderr.write(
      `Not compared: ${error instanceof NotSaid ? error.message : 'the origin cannot be reached, or answers with what is not understood'}.\n`,
    );
    process.exitCode = 2;
  }
}
