import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { cite } from '../../src/cite/cite.ts';
import { type Compiled, compileScript } from '../../src/compile.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import type { CitedTexts } from '../../src/model/evidence.ts';
import { groundsOf } from '../../src/model/grounds.ts';
import type { Edition } from '../../src/model/narrative.ts';
import { openWorkshop } from '../../src/workshop.ts';
import { style, wordsOf } from '../cite/cited.ts';

// Whoever follows a superscript finds the source, its perspective and the place in it, in each style.
const root = fileURLToPath(new URL('../../', import.meta.url));
const names = ['leonov-at-wonsan', 'port-arthur', 'far-eastern-intervention', 'siberian-internment'];
const compiled = new Map<string, Compiled>();

beforeAll(async () => {
  for (const name of names) {
    const [script] = findScripts([`narratives/${name}`], root).scripts;
    if (script) compiled.set(name, await compileScript(openWorkshop(root), script));
  }
});

function opened(name: string): { edition: Edition; library: Compiled['library'] } {
  const found = compiled.get(name);
  if (!found?.edition) throw new Error(`${name} was not read`);
  return { edition: found.edition, library: found.library };
}

function textsOf(name: string, csl: string): CitedTexts {
  const { edition, library } = opened(name);
  const insides = edition.citedInNotes.map((citation) => ({ offset: citation.span.start, citation }));
  return cite(edition.notes, insides, library, style(csl), edition.meta.lang, wordsOf('en'));
}

describe.each(names)('%s', (name) => {
  test.each(['chicago', 'mhra', 'apa'])('every superscript leads to its sources in %s', (csl) => {
    const { edition, library } = opened(name);
    const texts = textsOf(name, csl);
    const listed = new Set(texts.bibliography.map(({ key }) => key));
    const citations = edition.notes.filter((note) => note.type === 'citation');
    expect(citations.length).toBeGreaterThan(30);
    for (const { number, citation } of citations) {
      const note = texts.notes.get(number);
      const { sources, claims } = groundsOf([citation], library);
      expect(note?.short, `note ${number}`).not.toBe('');
      for (const source of sources) {
        expect(listed, `note ${number}`).toContain(source.id);
        const perspective = source.perspective.replace(/[’']/g, '.').replace(/[()[\]]/g, '.');
        expect(note?.full.replace(/&quot;/g, '"'), `note ${number}`).toMatch(new RegExp(perspective.slice(0, 30), 'i'));
      }
      const places = claims
        .flatMap((claim) => claim.sources.map(({ locator }) => locator))
        .filter((each) => each !== '');
      for (const place of places) {
        const digits = /\d+(?!.*\d)/.exec(place)?.[0];
        if (digits !== undefined) expect(note?.full, `note ${number}`).toContain(digits);
      }
    }
    for (const { html } of texts.bibliography) expect(html).toMatch(/\S.{8}/);
  });
});
