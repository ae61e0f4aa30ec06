import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import processor from 'citeproc';
import { parse } from 'yaml';
import { cite } from '../../src/cite/cite.ts';
import { styleFile } from '../../src/cite/styles.ts';
import type { Words } from '../../src/cite/words.ts';
import type { Citation, CitedTexts, Note } from '../../src/model/evidence.ts';
import {
  type Claim,
  type ClaimSource,
  type CslItem,
  emptyLibrary,
  type Library,
  type Source,
  type Stance,
} from '../../src/model/library.ts';

const at = { source: { path: 'sources.yaml', text: '' } as Source['at']['source'], span: { start: 0, end: 0 } };

export function source(csl: CslItem, rest: Partial<Source> = {}): Source {
  return {
    id: csl.id,
    at,
    csl,
    voice: csl.id,
    names: [],
    perspective: '',
    omits: '',
    partisan: false,
    reliability: '',
    translation: '',
    note: '',
    ...rest,
  };
}

export function claim(id: string, stance: Stance, sources: readonly Partial<ClaimSource>[], statement = ''): Claim {
  return {
    id,
    at,
    narratives: [],
    statement,
    date: '',
    printed: '',
    places: [],
    people: [],
    figures: [],
    sources: sources.map((each) => ({ source: '', locator: '', confidence: '', ...each })),
    stance,
    sensitivity: [],
    contests: [],
    note: 'for the editor only',
  };
}

export function library(sources: readonly Source[], claims: readonly Claim[] = []): Library {
  return {
    ...emptyLibrary,
    sources: new Map(sources.map((each) => [each.id, each])),
    claims: new Map(claims.map((each) => [each.id, each])),
  };
}

/** `key, locator; other` as the parser gives it. */
export function citation(text: string, start = 0): Citation {
  const items = text.split('; ').map((part) => {
    const [key = '', ...locator] = part.split(', ');
    return { key, keySpan: { start, end: start }, locator: locator.join(', ') };
  });
  return { items, span: { start, end: start + text.length } };
}

/** Citations as notes 1, 2, 3 … */
export function notesOf(citations: readonly string[]): Note[] {
  return citations.map((text, index) => {
    const made = citation(text, index * 100);
    return { type: 'citation', number: index + 1, citation: made, span: made.span };
  });
}

const folder = new URL('../../src/cite/csl/', import.meta.url);

/** A style of the package, or the text of another one. */
export function style(name: string): Parameters<typeof cite>[3] {
  const xml = name.startsWith('<')
    ? name
    : readFileSync(fileURLToPath(new URL(`${styleFile(name)}.csl`, folder)), 'utf8');
  return {
    processor,
    xml,
    locale: (lang) => readFileSync(fileURLToPath(new URL(`locales-${lang}.xml`, folder)), 'utf8'),
  };
}

/** The words that the package has for a language. */
export function wordsOf(lang: string): Words {
  const name = lang.startsWith('ru') ? 'ru' : 'en';
  return parse(
    readFileSync(fileURLToPath(new URL(`../../templates/strings/${name}.yaml`, import.meta.url)), 'utf8'),
  ) as Words;
}

export function cited(citations: readonly string[], from: Library, csl = 'chicago', lang = 'en'): CitedTexts {
  return cite(notesOf(citations), [], from, style(csl), lang, wordsOf(lang));
}

/** The full texts, in the order of their notes. */
export function fullOf(texts: CitedTexts): string[] {
  return [...texts.notes.values()].map(({ full }) => full);
}

/** The texts as one reads them from the first on, in the order of their notes. */
export function sequelOf(texts: CitedTexts): string[] {
  return [...texts.notes.values()].map(({ sequel }) => sequel());
}

export const izvestia = source(
  {
    id: 'izvestia',
    type: 'article-newspaper',
    title: 'Red flag over Port Arthur: how the Soviet army drove the Japanese out of Liushun',
    'container-title': 'Izvestia',
    language: 'en',
  },
  {
    voice: 'Izvestia',
    perspective: 'Russian newspaper, patriotic commemoration of 1945',
    partisan: true,
    translation: 'machine translation from Russian',
    note: 'seen in translation only',
  },
);
export const pravda = source(
  {
    id: 'pravda',
    type: 'article-newspaper',
    title: 'Betrayal of Port Arthur',
    'container-title': 'Pravda.ru',
    URL: 'https://example.org/?a=1&b=2',
  },
  { voice: 'Pravda.ru', perspective: 'Russian nationalist press' },
);
export const leonov = source(
  {
    id: 'leonov',
    type: 'article-magazine',
    title: 'Viktor Leonov',
    'container-title': 'Russian Seven',
    author: [{ family: 'Gorbunov', given: 'Yaroslav' }],
    issued: { 'date-parts': [[2020, 2, 1]] },
  },
  { voice: 'Russian Seven' },
);
export const pamphlet = source(
  {
    id: 'pamphlet',
    type: 'book',
    title: 'Japanese intervention in the Soviet Far East',
    issued: { 'date-parts': [[1939]], circa: true },
  },
  { voice: 'The pamphlet' },
);
export const nish = source(
  {
    id: 'nish',
    type: 'chapter',
    title: 'Origins of a war',
    'container-title': 'War and peace',
    author: [{ family: 'Nish', given: 'Ian' }],
    publisher: 'Longman',
    'publisher-place': 'London',
    page: '10-20',
    issued: '1985',
  },
  { voice: 'Nish' },
);

export const shelf = library(
  [izvestia, pravda, leonov, pamphlet, nish],
  [
    claim('landing', 'contested', [{ source: 'izvestia', locator: 'sec. "Guards landing"' }]),
    claim('betrayal', 'propaganda', [
      { source: 'izvestia', locator: 'para. 3' },
      { source: 'pravda', locator: 'para. 6' },
    ]),
    claim('plain', 'fact', [{ source: 'leonov', locator: 'para. 1' }]),
    claim(
      'treaty',
      'fact',
      [{ source: 'editor', confidence: 'medium-high' }],
      'The Soviet Union had signed a treaty with <China>.',
    ),
  ],
);
