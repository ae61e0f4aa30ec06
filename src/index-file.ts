import { join } from 'node:path';
import { readRecords } from './output/record.ts';
import { writeWhole } from './output/write.ts';
import { contentSecurityPolicy } from './render/deck.ts';
import { languageName, renderIndex } from './render/index-page.ts';
import { createTemplates } from './render/templates.ts';
import type { Workshop } from './workshop.ts';

/** Writes `index.html`: everything that stands in the output folder, this run's and earlier ones'. Gives its path. */
export async function writeIndex(workshop: Workshop, out: string): Promise<string> {
  const entries = readRecords(out).map((record) => ({ ...record.summary, file: record.file }));
  const { assets } = workshop;
  const text = entries
    .map((entry) => entry.title + entry.subtitle + languageName(entry.lang) + entry.poster.replace(/data:[^"]*/g, ''))
    .join('');
  const css = [
    assets.fonts().css(text, ['Literata', 'Literata Display', 'Inter']),
    assets.style('paper'),
    assets.style('index'),
  ].join('\n');
  const templates = createTemplates(await assets.templates());
  const file = join(out, 'index.html');
  writeWhole(file, renderIndex(entries, { templates, css, csp: contentSecurityPolicy('') }));
  return file;
}
