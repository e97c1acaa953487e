/** `npm run build`: the web app as static files in dist/web, for a guardian elsewhere to serve. Nothing else is built. */
import { join } from 'node:path';
import { ROOT } from './checks/repository.ts';
import { PlatformError } from './platform/error.ts';
import { buildWebApp } from './platform/web-app.ts';

const folder = join(ROOT, 'dist', 'web');
try {
  await buildWebApp(ROOT, folder);
  process.stdout.write(`The web app is in ${folder}\n`);
} catch (error) {
  if (!(error instanceof PlatformError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
