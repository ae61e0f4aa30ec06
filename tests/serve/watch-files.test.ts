import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileWatch, watchFiles } from '../../src/serve/watch-files.ts';

let folder: string;
let watch: FileWatch;
let told: string[][];
let heard: () => void;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanternist-watch-'));
  writeFileSync(join(folder, 'en.md'), 'one');
  told = [];
  heard = () => {};
  watch = watchFiles(
    (files) => {
      told.push([...files]);
      heard();
    },
    join(folder, 'dist'),
  );
  watch.add([folder]);
  await watch.ready;
});
afterEach(async () => {
  await watch.close();
  rmSync(folder, { recursive: true });
});

/** Waits until the file is told after `act`. */
async function toldAfter(act: () => void, name: string): Promise<void> {
  told = [];
  const arrived = new Promise<void>((settle) => {
    heard = () => {
      if (told.flat().includes(join(folder, name))) settle();
    };
  });
  act();
  await arrived;
}

test('a plain save, a save by renaming, a removal and a new file are told', async () => {
  await toldAfter(() => writeFileSync(join(folder, 'en.md'), 'two'), 'en.md');
  for (const text of ['three', 'four', 'five']) {
    await toldAfter(() => {
      writeFileSync(join(folder, 'en.md.swap'), text);
      renameSync(join(folder, 'en.md.swap'), join(folder, 'en.md'));
    }, 'en.md');
  }
  await toldAfter(() => rmSync(join(folder, 'en.md')), 'en.md');
  await toldAfter(() => writeFileSync(join(folder, 'en.md'), 'back'), 'en.md');
  await toldAfter(() => writeFileSync(join(folder, 'ru.md'), 'new'), 'ru.md');
});

test('what we write ourselves, and files of other kinds, are not told', async () => {
  await toldAfter(() => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'en.md~'), 'backup');
    writeFileSync(join(folder, '4913'), 'vim');
    writeFileSync(join(folder, 'last.md'), 'script');
  }, 'last.md');
  expect([...new Set(told.flat())]).toEqual([join(folder, 'last.md')]);
});

test('a save that comes in pieces is told once it is whole', async () => {
  await toldAfter(() => {
    writeFileSync(join(folder, 'en.md'), '');
    writeFileSync(join(folder, 'en.md'), 'half');
    writeFileSync(join(folder, 'en.md'), 'the whole');
  }, 'en.md');
  expect(told).toHaveLength(1);
});

test('hundreds of saves leave no more watchers than there were', async () => {
  const watchers = () => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;
  await toldAfter(() => writeFileSync(join(folder, 'en.md'), 'begin'), 'en.md');
  const before = watchers();
  for (let save = 0; save < 200; save += 1) {
    writeFileSync(join(folder, 'en.md.swap'), `save ${save}`);
    renameSync(join(folder, 'en.md.swap'), join(folder, 'en.md'));
    if (save % 20 === 0) await toldAfter(() => writeFileSync(join(folder, 'en.md'), `told ${save}`), 'en.md');
    watch.add([folder]);
  }
  await toldAfter(() => writeFileSync(join(folder, 'en.md'), 'end'), 'en.md');
  expect(watchers()).toBe(before);
});

test('a folder that goes and comes back is watched again', async () => {
  const media = join(folder, 'media');
  await toldAfter(() => mkdirSync(media), 'media');
  watch.add([media]);
  await toldAfter(() => writeFileSync(join(media, 'a.png'), '1'), 'media/a.png');
  await toldAfter(() => rmSync(media, { recursive: true }), 'media');
  await toldAfter(() => mkdirSync(media), 'media');
  watch.add([media]);
  await toldAfter(() => writeFileSync(join(media, 'a.png'), '2'), 'media/a.png');
});
