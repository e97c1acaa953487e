import { expect, test } from 'vitest';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import { refuseEmbedded } from '../src/db/embedded.ts';

test('[SV28] the database of npm start is refused where nobody said that it may be used', async () => {
  await using database = await freshDatabase();
  await expect(refuseEmbedded(database.url)).rejects.toMatchObject({ code: 'bad-config' });
});
