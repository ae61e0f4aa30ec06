import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A cable to a server of this machine that can be pulled out and put in again. */
export interface Cable {
  /** The same address, by way of the cable. */
  readonly through: (address: string) => string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => void;
}

/**
 * The server is told its own name instead of the cable's: the two ports have as many digits, so that nothing else in
 * what is sent changes.
 */
export async function openCable(port: number): Promise<Cable> {
  const ends = new Set<Socket>();
  const state = { isCut: false };
  const server = createServer((near) => {
    if (state.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    const own = (server.address() as AddressInfo).port;
    near.on('data', (part) => far.write(part.toString('latin1').replaceAll(`:${own}`, `:${port}`), 'latin1'));
    far.pipe(near);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port: own } = server.address() as AddressInfo;
  if (String(own).length !== String(port).length) throw new Error(`Ports ${own} and ${port} differ in length`);
  const cut = (): void => {
    state.isCut = true;
    for (const end of ends) end.destroy();
  };
  return {
    through: (address) => address.replace(`:${port}`, `:${own}`),
    cut,
    mend: () => {
      state.isCut = false;
    },
    close() {
      cut();
      server.close();
    },
  };
}
