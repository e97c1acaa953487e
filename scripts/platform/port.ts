import { createServer } from 'node:net';

/** A free loopback port, as the operating system chose it a moment ago. */
export async function freePort(): Promise<number> {
  return await listenOnce(0);
}

/** Whether nobody on this machine listens on the port, on any address. */
export async function isFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

async function listenOnce(port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('listening without an address'));
      });
    });
  });
}
