import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';

/** Opens a port, 0 for any free one, and gives it; an EnvironmentFailure when it is taken. To this machine only, unless told. */
export function listen(server: ServerType, port: number, to = '127.0.0.1'): Promise<number> {
  return new Promise((settle, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const failure = new EnvironmentFailure(problem('port-taken', undefined, undefined, { port }), { cause: error });
      reject(isTaken ? failure : error);
    });
    server.listen(port, to, () => settle((server.address() as AddressInfo).port));
  });
}

/** Ends a server at once, whoever is still connected. */
export function stopListening(server: ServerType): Promise<void> {
  return new Promise((settle) => {
    server.close(() => settle());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
