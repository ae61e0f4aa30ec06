import type { Command } from '../../model/lecture.ts';
import type { HallState } from '../../serve/present/state.ts';
import { type LineNews, openLine } from './line.ts';

/** The line to the server that a lecture runs on, and what may be asked on it. */
export interface Link {
  readonly isUp: () => boolean;
  /** Asks the hall for something; false when it couldn't be asked. */
  readonly send: (command: Command) => Promise<boolean>;
}

/** How long a command may take to be answered, in ms. */
const answerWithin = 4000;

/** Opens the link as a kind of page, below an address. */
export function openLink(below: string, as: 'screen' | 'speaker' | 'remote', news: LineNews<HallState>): Link {
  const line = openLine(`${below}/events?as=${as}`, news);
  let last = Promise.resolve(true);
  const post = async (command: Command): Promise<boolean> => {
    try {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(command);
      const signal = AbortSignal.timeout(answerWithin);
      return (await fetch(`${below}/command`, { method: 'POST', headers, body, signal })).ok;
    } catch {
      line.isLost();
      return false;
    }
  };
  return {
    isUp: line.isUp,
    send(command) {
      // One after the other: two presses may not overtake each other.
      last = last.then(() => post(command));
      return last;
    },
  };
}
