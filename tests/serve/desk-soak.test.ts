import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { openDesk } from '../../src/serve/desk.ts';
import type { DeskState } from '../../src/serve/state.ts';
import { seeded, short, tellFigures } from '../support/soak.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Edits until the first and the last look at what the desk holds. */
const [settled, all] = short([15, 45], [50, 500]);
/** Bytes. Compiled code and caches grow a little; a deck kept for each edit would be 500 kB each. */
const growth = 4e6;

/** A talk with a title of its own, for the news to be known by. */
function talk(title: string, random: () => number): string {
  const slides = Array.from({ length: 12 }, (_, at) => {
    const isThere = random() > 0.1;
    return isThere ? `## Slide ${at} {#s${at}}\n\n- One ${random()}\n- Two\n\n::: notes\nSaid.\n:::\n` : '';
  });
  return `---\ntitle: ${title}\nlang: en\ndate: 2026-01-01\n---\n\n## First {#first}\n\nText.\n\n${slides.join('\n')}`;
}

test(`${all} random saves, renames and deletes leave what ${settled} leave: the same memory and watchers`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-soak-'));
  const random = seeded(8);
  const path = (name: string): string => join(folder, name);
  const original = talk('The talk', () => 0.5);
  mkdirSync(path('templates'));
  writeFileSync(path('lanternist.yaml'), 'theme: paper\n');
  writeFileSync(path('talk.md'), original);
  const desk = await openDesk({ cwd: folder, paths: ['.'], out: path('dist'), browser: '', editor: '', port: 0 });
  const news = await listenTo(desk.address);
  try {
    const [script] = (await news.until(({ scripts }) => scripts.length === 1)).scripts;
    const deck = `${desk.address}deck/${script?.key}`;
    expect((await fetch(deck)).status).toBe(200);
    const settle = async (title: string): Promise<{ heap: number; watchers: number; scripts: number }> => {
      rmSync(path('other.md'), { force: true });
      rmSync(path('templates/extra.css'), { force: true });
      writeFileSync(path('talk.md'), original.replace('The talk', title));
      const { scripts } = await news.until(
        (state) => state.scripts.length === 1 && state.scripts[0]?.title === title && state.scripts[0].errors === 0,
      );
      // A second look at the file may still be on its way: the least of several is what the desk holds.
      let heap = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 20; round += 1) {
        await (await fetch(deck)).text();
        collectGarbage();
        await setImmediate();
        heap = Math.min(heap, process.memoryUsage().heapUsed);
      }
      const watchers = process.getActiveResourcesInfo().filter((each) => each === 'FSEventWrap').length;
      return { heap, watchers, scripts: scripts.length };
    };
    const edit = async (number: number): Promise<void> => {
      const title = `Edit ${number}`;
      const text = talk(title, random);
      const isTitled = (state: DeskState): boolean => state.scripts.some((each) => each.title === title);
      const kind = random();
      if (kind < 0.4) writeFileSync(path('talk.md'), text);
      else if (kind < 0.6) {
        writeFileSync(path('talk.md.swap'), text);
        renameSync(path('talk.md.swap'), path('talk.md'));
      } else if (kind < 0.7) {
        rmSync(path('talk.md'));
        writeFileSync(path('talk.md'), text);
      } else if (kind < 0.8) writeFileSync(path('talk.md'), `${text}\n::: notess\nx\n:::\n`);
      else if (kind < 0.9) {
        writeFileSync(path('other.md'), text);
        await news.until(isTitled);
        renameSync(path('other.md'), path('renamed.md'));
        await news.until(({ scripts }) => scripts.some((each) => each.path === 'renamed.md'));
        rmSync(path('renamed.md'));
        await news.until(({ scripts }) => scripts.length === 1);
        return;
      } else {
        writeFileSync(path('templates/extra.css'), `.slide { --edit: ${number} }`);
        writeFileSync(path('talk.md'), text);
      }
      await news.until(isTitled);
      if (random() < 0.2) await (await fetch(deck)).text();
    };
    for (let number = 1; number <= settled; number += 1) await edit(number);
    const before = await settle('Settled');
    for (let number = settled + 1; number <= all; number += 1) await edit(number);
    const after = await settle('Settled again');
    tellFigures('desk edits', { settled, all, before, after });
    expect(after.watchers).toBe(before.watchers);
    expect(after.heap - before.heap).toBeLessThan(growth);
  } finally {
    await news.close();
    await desk.close();
    rmSync(folder, { recursive: true });
  }
});

interface News {
  /** Waits for a state that is as wanted; the last one counts too. */
  readonly until: (isWanted: (state: DeskState) => boolean) => Promise<DeskState>;
  readonly close: () => Promise<void>;
}

/** Follows the events of a desk, as its page does. */
async function listenTo(address: string): Promise<News> {
  const reader = (await fetch(`${address}events`)).body?.getReader();
  if (!reader) throw new Error('No events');
  const decoder = new TextDecoder();
  const seen = { text: '', state: undefined as DeskState | undefined };
  return {
    async until(isWanted) {
      while (!seen.state || !isWanted(seen.state)) {
        const { value, done } = await reader.read();
        if (done) throw new Error('The desk is closed');
        seen.text += decoder.decode(value, { stream: true });
        const events = seen.text.split('\n\n');
        seen.text = events.pop() ?? '';
        const last = events.findLast((event) => event.startsWith('event: state\n'));
        const data = last && /^data: (.*)$/m.exec(last)?.[1];
        if (data) seen.state = JSON.parse(data) as DeskState;
      }
      return seen.state;
    },
    close: () => reader.cancel(),
  };
}
