import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { currentOf } from '../../../src/serve/kiosk/installation.ts';
import { publishRelease } from '../../../src/serve/kiosk/publish-release.ts';
import { recover } from '../../../src/serve/kiosk/recover.ts';
import { short, tellFigures } from '../../support/soak.ts';
import { makeRelease } from './support.ts';

const child = fileURLToPath(new URL('power-cut-child.mjs', import.meta.url));
const library = fileURLToPath(new URL('../../../lib', import.meta.url));
const kills = short(10, 100);
/** More than are kept, so that releases are copied, switched to and removed in every round. */
const marks = ['one', 'two', 'three', 'four', 'five'];

test(`${kills} kills in the midst of publishing leave wholly old or wholly new content`, {
  timeout: 300_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'power-cut-'));
  const target = join(home, 'kiosk');
  try {
    const versions = marks.map((mark) => makeRelease(join(home, mark), mark));
    await publishRelease(join(home, 'one'), target);
    let running = versions[0] ?? '';
    const figures = { kills: 0, switches: 0, leftovers: 0, fellBack: 0 };
    for (let round = 0; round < kills; round += 1) {
      const { begun, done, switches } = await killedRun(
        target,
        marks.map((mark) => join(home, mark)),
      );
      figures.leftovers += leftovers(target) > 0 ? 1 : 0;
      const recovered = await recover(target);
      const version = recovered?.release.manifest.version ?? '';
      // What was told as done is there; of what was begun, the old or the new.
      expect([done || running, begun]).toContain(version);
      const mark = marks[versions.indexOf(version)] ?? '';
      expect(readFileSync(join(target, 'releases', version, 'index.html'), 'utf8')).toBe(`<p>${mark}</p>`);
      expect(readFileSync(join(target, 'releases', version, 'media/sound.mp3'), 'utf8')).toBe(
        `${mark} `.repeat(20_000),
      );
      expect((await currentOf(target))?.version).toBe(version);
      expect(leftovers(target)).toBe(0);
      running = version;
      figures.kills += 1;
      figures.switches += switches;
      figures.fellBack += recovered?.broken.length ?? 0;
    }
    tellFigures('power cuts', figures);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

/** Lets the child work for a random while and kills it; gives the last version it began with and the last it was done with. */
async function killedRun(
  target: string,
  releases: readonly string[],
): Promise<{ begun: string; done: string; switches: number }> {
  const process_ = spawn(process.execPath, [child, library, target, ...releases], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    process_.on('close', (_code, signal) => resolve(signal)),
  );
  const state = { begun: '', done: '', switches: 0 };
  await new Promise<void>((resolve) => {
    createInterface({ input: process_.stdout }).on('line', (line) => {
      const [word, version = ''] = line.split(' ');
      if (word === 'ready') resolve();
      else if (word === 'begin') state.begun = version;
      else {
        state.done = version;
        state.switches += 1;
      }
    });
    process_.on('close', () => resolve());
  });
  await after(Math.random() * 120);
  process_.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  return state;
}

function leftovers(target: string): number {
  return [target, join(target, 'releases')]
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.endsWith('.tmp')).length;
}
