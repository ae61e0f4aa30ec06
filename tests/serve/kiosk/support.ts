import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kioskConfig } from '../../../src/kiosk-schema.ts';
import type { KioskFacts } from '../../../src/model/kiosk.ts';
import { manifestOf } from '../../../src/output/kiosk-manifest.ts';

/** A small release whose every file says `mark`; gives its version. */
export async function makeRelease(folder: string, mark: string, unsigned: readonly string[] = []): Promise<string> {
  const facts: KioskFacts = {
    schema: 1,
    title: mark,
    made: '0.0.0',
    stories: [{ id: 'leonov', lang: 'ru', title: 'Леонов', pages: ['start', 'end'], unsigned }],
    config: kioskConfig([]),
  };
  const files: Readonly<Record<string, string>> = {
    'index.html': `<p>${mark}</p>`,
    'poster.html': `<h1>${mark}</h1>`,
    'kiosk.json': JSON.stringify(facts),
    'media/sound.mp3': `${mark} `.repeat(20_000),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const manifest = await manifestOf(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return manifest.version;
}
