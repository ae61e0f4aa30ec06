import { createInterface } from 'node:readline/promises';
import type { Rehearsing } from '../serve/present/rehearsing.ts';
import { rehearsalReport } from './rehearsal-report.ts';
import type { Terminal } from './terminal.ts';

/** Tells how a rehearsal went, and asks whether its times shall be written into the script. */
export async function tellRehearsal(terminal: Terminal, rehearsing: Rehearsing): Promise<void> {
  const { rehearsal, pace, diff, changes, written: before, file } = await rehearsing.result();
  terminal.out(`${rehearsal ? rehearsalReport(rehearsal, pace) : ''}\n`);
  if (changes === 0) {
    terminal.out(`${file}: ${before > 0 ? `${timesOf(before)} written` : 'its times stay as they are'}\n`);
    return;
  }
  terminal.out(`${diff}\n`);
  const count = timesOf(changes);
  if (!terminal.input.isTTY) {
    terminal.out(`${file}: ${count} not written, for nobody could be asked\n`);
    return;
  }
  const lines = createInterface({ input: terminal.input, output: process.stderr });
  // Ctrl-C or the end of the input is a no.
  const ending = new AbortController();
  for (const event of ['SIGINT', 'close'] as const) lines.once(event, () => ending.abort());
  const answer = await lines.question(`Write ${count} into ${file}? [y/N] `, ending).catch(() => '');
  lines.close();
  const isWanted = /^y(es)?$/i.test(answer.trim());
  const written = isWanted ? await rehearsing.write() : 0;
  terminal.out(written > 0 ? `${file}: ${count} written\n` : `${file}: left as it is\n`);
}

function timesOf(count: number): string {
  return `${count} time${count === 1 ? '' : 's'}`;
}
