/**
 * Loaded before the program (`node --import`), so that a program whose parent was killed ends too, in good order, and does
 * not sit on its port when the parent is started again. The parent holds the other end of a pipe; when the parent is gone,
 * however it went, the pipe closes.
 */
import { Socket } from 'node:net';

const GRACE_MS = 10_000;

const descriptor = process.env['CORRIDOR_GUARD_FD'];
if (descriptor !== undefined) {
  // Children of this process have no such pipe, and another thing at that number.
  delete process.env['CORRIDOR_GUARD_FD'];
  const pipe = new Socket({ fd: Number(descriptor), readable: true, writable: false });
  pipe.on('error', () => {});
  pipe.on('close', end);
  pipe.resume();
  pipe.unref();
}

function end(): void {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
}
