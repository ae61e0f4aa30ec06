import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { openPrintBrowser } from '../../src/output/browser/open.ts';

/** The kiosk of `tests/fixtures/kiosk-pages`, built once and opened from disk in a real browser. */
export interface KioskPages {
  /** A new page, with some of the settings changed; `before` runs in it before its own script. */
  open(settings?: Readonly<Record<string, unknown>>, before?: () => void): Promise<Page>;
  close(): Promise<void>;
}

/** Seconds of the sound that `harbour` names. */
export const readingSeconds = 2;

export async function openKioskPages(): Promise<KioskPages> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-kiosk-pages-'));
  const scripts = join(folder, 'scripts');
  cpSync('tests/fixtures/kiosk-pages', scripts, { recursive: true });
  writeFileSync(join(scripts, 'harbour', 'reading.wav'), tone(readingSeconds));
  const out = join(folder, 'dist');
  await promisify(execFile)(process.execPath, ['lib/cli.js', 'build', scripts, '--to', 'kiosk', '-o', out]);
  const opening = openPrintBrowser();
  const browser: Browser = await (await opening.ready()).connect();
  const html = readFileSync(join(out, 'kiosk', 'index.html'), 'utf8');
  const [, json = ''] = /id="kiosk-settings">([^<]*)</.exec(html) ?? [];
  let count = 0;
  return {
    async open(settings = {}, before = () => {}) {
      const file = join(out, 'kiosk', `try-${count++}.html`);
      const changed = JSON.stringify({ ...JSON.parse(json), ...settings }).replace(/</g, '\\u003c');
      writeFileSync(
        file,
        html.replace(json, () => changed),
      );
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(before);
      await page.setViewport({ width: 1920, height: 1080, hasTouch: true });
      await page.goto(`file://${file}`);
      await page.waitForSelector('html[data-kiosk-ready]');
      return page;
    },
    async close() {
      await opening.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A hum of 220 Hz as WAV: 8-bit mono at 8 kHz. */
function tone(seconds: number): Buffer {
  const rate = 8000;
  const samples = Buffer.from(
    Uint8Array.from({ length: seconds * rate }, (_, at) => 128 + 60 * Math.sin((2 * Math.PI * 220 * at) / rate)),
  );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
