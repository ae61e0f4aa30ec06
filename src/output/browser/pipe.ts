import type { Readable, Writable } from 'node:stream';

/** Puppeteer's `ConnectionTransport`: whole messages in both directions. */
export interface Pipe {
  send(message: string): void;
  close(): void;
  onmessage?: (message: string) => void;
  onclose?: () => void;
}

/** The DevTools pipe of a browser: JSON texts that each end with a NUL, out on its fd 3, in from its fd 4. */
export function openPipe(outward: Writable, inward: Readable): Pipe {
  const pipe: Pipe = {
    send: (message) => {
      outward.write(`${message}\0`);
    },
    close: () => {
      outward.destroy();
      inward.destroy();
    },
  };
  // A message of several megabytes comes in many pieces: they are joined once, when its end is there.
  let pending: Buffer[] = [];
  inward.on('data', (piece: Buffer) => {
    let start = 0;
    for (let end = piece.indexOf(0); end !== -1; end = piece.indexOf(0, start)) {
      const message = Buffer.concat([...pending, piece.subarray(start, end)]).toString('utf8');
      pending = [];
      start = end + 1;
      // As Puppeteer does: what a message sets off is finished before the next one is read.
      setImmediate(() => pipe.onmessage?.(message));
    }
    if (start < piece.length) pending.push(piece.subarray(start));
  });
  inward.on('close', () => pipe.onclose?.());
  // The process that goes away is reported by its exit, with its reason; EPIPE says nothing more.
  outward.on('error', () => {});
  inward.on('error', () => {});
  return pipe;
}
