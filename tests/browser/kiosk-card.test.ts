import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { kioskCard } from '../../src/commands/kiosk-card.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import { coloursFor } from '../../src/report.ts';
import { publishRelease } from '../../src/serve/kiosk/publish-release.ts';
import { writeRelease } from '../support/kiosk-release.ts';
import { type InspectedPdf, inspectPdf } from '../support/pdf.ts';

const home = mkdtempSync(join(tmpdir(), 'kiosk-card-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let said = '';
const say = (text: string): void => {
  said += text;
};
const terminal: Terminal = {
  out: say,
  err: say,
  watched: false,
  colours: coloursFor(false),
  input: Readable.from([]),
  cwd: home,
};
const pin = 'pbkdf2-sha256:1000:c2FsdHNhbHRzYWx0c2E=:a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U=';
const display = { diagonal: 43, width: 1920, height: 1080, mount: 800, distance: 600 };

/** The card of a kiosk, and the version of its release. */
async function cardOf(
  name: string,
  config: object,
  isInstallation: boolean,
): Promise<{ pdf: InspectedPdf; version: string }> {
  const folder = join(home, name);
  const all = { title: '', display, hours: undefined, ...config };
  const version = writeRelease(folder, { 'index.html': '<p>Page</p>' }, all);
  if (isInstallation) await publishRelease(folder, `${folder}-installed`);
  said = '';
  const named = isInstallation ? `${name}-installed` : name;
  expect(await kioskCard(terminal, named, { out: `${name}.pdf` })).toBe(0);
  return { pdf: await inspectPdf(readFileSync(join(home, `${name}.pdf`))), version };
}

const headings = ['Whom to call', 'Open the staff panel', 'Start it again', 'Bring an update', 'When it is awake'];

test('the card of an installation: one tagged page with all that a technician needs, and never the PIN', async () => {
  const { pdf, version } = await cardOf(
    'museum',
    { title: 'Порт-Артур', call: 'Anna, +7 423 555 01 42', pin, hours: { from: 600, to: 1110 } },
    true,
  );
  expect([pdf.pages, pdf.tagged, pdf.lang, pdf.info.Title]).toEqual([1, true, 'en', 'Technician’s card: Порт-Артур']);
  expect(pdf.headings.map(({ text }) => text)).toEqual(['Порт-Артур', ...headings]);
  const [text = ''] = pdf.texts;
  for (const words of [
    'Anna, +7 423 555 01 42',
    'five times',
    'USB stick',
    '10:00–18:30',
    version.slice(0, 12),
    '0.1.0',
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(words);
  for (const secret of [pin, ...pin.split(':').slice(2)]) expect(text).not.toContain(secret);
  expect(pdf.fonts.filter(({ embedded, type3 }) => !embedded || type3)).toEqual([]);
  expect(said).not.toContain('Nobody to call');
});

test('a plain folder without PIN, hours and anybody to call says so', async () => {
  const { pdf } = await cardOf('plain', {}, false);
  const [text = ''] = pdf.texts;
  for (const words of ['Museum kiosk', 'no PIN', 'takes nothing from a stick', 'no opening hours'])
    expect(text).toContain(words);
  expect(text).not.toContain('USB stick');
  expect(said).toContain('Nobody to call is named');
});

test('many words stay on one page, to the last of them', async () => {
  const call = 'the technical service, then the guard at the main entrance, then the director; '.repeat(6);
  const { pdf, version } = await cardOf('long', { title: 'A long title of a kiosk '.repeat(5), call, pin }, true);
  expect(pdf.pages).toBe(1);
  expect(pdf.texts[0]).toContain(version.slice(0, 12));
});

test('a folder that is not there is wrong usage', async () => {
  expect(await kioskCard(terminal, 'nowhere', { out: 'card.pdf' })).toBe(2);
});
