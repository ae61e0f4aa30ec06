import type { Command } from '../../model/lecture.ts';
import type { HallState } from '../../serve/present/state.ts';
import { type LineNews, openLine } from './line.ts';

/** The line to the server that a lecture runs on, and what may be asked on it. */
export interface Link {
  readonly isUp: () => boolean;
  /** Asks the hall for something; false when it couldn't be asked. */
  readonly send: (command: Command) => Promise<boolean>;
  /** Wishes something of the hall itself; false when it couldn't be asked. */
  readonly ask: (wish: Wish) => Promise<boolean>;
}

/** What a lecturer's page may wish besides the course of the lecture. */
export type Wish = { readonly invite: boolean } | { readonly end: true };

/** How long a command may take to be answered, in ms. */
const answerWithin = 4000;

/** Opens the link as a kind of page, below an address. */
export function openLink(below: string, as: 'screen' | 'speaker' | 'remote', news: LineNews<HallState>): Link {
  const line = openLine(`${below}/events?as=${as}`, news);
  let last = Promise.resolve(true);
  const post = async (path: string, content: object): Promise<boolean> => {
    try {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(content);
      const signal = AbortSignal.timeout(answerWithin);
      return (await fetch(`${below}/${path}`, { method: 'POST', headers, body, signal })).ok;
    } catch {
      line.isLost();
      return false;
    }
  };
  const inTurn = (path: string, content: object): Promise<boolean> => {
    // One after the other: two presses may not overtake each other.
    last = last.then(() => post(path, content));
    return last;
  };
  return {
    isUp: line.isUp,
    send: (command) => inTurn('command', command),
    ask: (wish) => inTurn('hall', wish),
  };
}
