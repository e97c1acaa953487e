/** `npm run alarm-test`: one alarm that says that it is a test, to where alarms of guardian and server go. Rule AL6. */
import { alarmNote } from '@corridor/wire';
import * as z from 'zod';
import { webhook } from './webhook.ts';

const read = z.object({ ALARM_URL: z.url({ protocol: /^https?$/u }) }).safeParse(process.env);
if (read.success) {
  const note = alarmNote('guardian', 'test', { times: 1, since: Date.now() });
  const isTaken = await webhook(read.data.ALARM_URL, fetch)(note);
  process.stdout.write(isTaken ? 'The test was taken. Ask whoever is on call.\n' : 'The test was not taken.\n');
  process.exitCode = isTaken ? 0 : 1;
} else {
  process.stderr.write('Set ALARM_URL to the address that alarms are posted to; without it they reach nobody.\n');
  process.exitCode = 2;
}
