import type { Pipe } from '../../output/browser/pipe.ts';

/** An event of the browser. */
export interface BrowserEvent {
  readonly method: string;
  readonly session: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * DevTools commands over the pipe. Puppeteer would watch the network, the console and every frame of a page, and keep
 * what it saw; a page that runs for months is left alone but for what is asked here.
 */
export interface Devtools {
  /** The result; rejects when the browser refuses, is gone, or does not answer in time. */
  send(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    session?: string,
    milliseconds?: number,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Calls `listen` for every event until the result is called. */
  on(listen: (event: BrowserEvent) => void): () => void;
}

export function openDevtools(pipe: Pipe): Devtools {
  const waiting = new Map<number, (reply: Record<string, unknown>) => void>();
  const listeners = new Set<(event: BrowserEvent) => void>();
  let count = 0;
  pipe.onmessage = (text) => {
    const message = JSON.parse(text) as Record<string, unknown>;
    if (typeof message.id === 'number') waiting.get(message.id)?.(message);
    else if (typeof message.method === 'string') {
      const event = { method: message.method, session: textIn(message, 'sessionId'), params: part(message, 'params') };
      for (const listen of [...listeners]) listen(event);
    }
  };
  // Nobody waits for a browser that is gone.
  pipe.onclose = () => {
    for (const answer of [...waiting.values()]) answer({ error: { message: goneWords } });
    for (const listen of [...listeners]) listen({ method: browserGone, session: '', params: {} });
  };
  return {
    send: (method, params = {}, session = '', milliseconds = 10_000) =>
      new Promise((settle, reject) => {
        const id = ++count;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method}: no answer within ${milliseconds / 1000} s`));
        }, milliseconds);
        waiting.set(id, (reply) => {
          waiting.delete(id);
          clearTimeout(timer);
          if ('error' in reply) reject(new Error(`${method}: ${textIn(part(reply, 'error'), 'message')}`));
          else settle(part(reply, 'result'));
        });
        pipe.send(JSON.stringify({ id, method, params, ...(session === '' ? {} : { sessionId: session }) }));
      }),
    on: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

/** How an error ends when the browser went away. */
export const goneWords = 'the browser is gone';

/** The event that ends all waiting. */
export const browserGone = 'Lanternist.browserGone';

/** A text of a message; '' when there is none by that name. */
export function textIn(message: Readonly<Record<string, unknown>>, key: string): string {
  const value = message[key];
  return typeof value === 'string' ? value : '';
}

/** An object of a message; an empty one when there is none by that name. */
export function part(message: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  const value = message[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
