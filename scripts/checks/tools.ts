/** Tools that npm installed, run by the Node that runs us: their links in node_modules/.bin would ask for the system's. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './repository.ts';

/** The script of `command` in the package, to be run by Node. */
export function toolPath(packageName: string, command: string = packageName): string {
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json');
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifest), script);
}
