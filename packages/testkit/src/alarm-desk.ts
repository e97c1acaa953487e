/** Whoever is on call: an address that takes alarms by POST, or answers as it is told to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AlarmDesk extends AsyncDisposable {
  readonly url: string;
  /** Bodies as they came, taken or not. */
  readonly posted: readonly unknown[];
  /** What it answers from now on: a status and, for those of 300, where else to go. */
  answers(status: number): void;
}

export async function startAlarmDesk(): Promise<AlarmDesk> {
  const posted: unknown[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => void parts.push(part));
    request.on('end', () => {
      const isAlarm = request.method === 'POST' && request.headers['content-type'] === 'application/json';
      posted.push(isAlarm ? JSON.parse(Buffer.concat(parts).toString()) : request.method);
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/T0P-5ECRET`,
    posted,
    answers: (next) => {
      status = next;
    },
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
