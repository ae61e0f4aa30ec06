import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../src/model/drawing.ts';
import { citationOf } from '../../src/model/evidence.ts';
import { sourceText } from '../../src/model/span.ts';
import { drawingsOf, flat } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';

/** The first figure of a script, and what was reported. */
function read(text: string): {
  drawing: Drawing | undefined;
  problems: readonly string[];
  notes: number;
} {
  const { edition, problems } = parse(sourceText('en.md', text, 'en.md'), { narrative: 'en' });
  return {
    drawing: drawingsOf(edition)[0]?.drawing,
    problems: problems.map(
      ({ code, line, column, endLine, endColumn }) => `${code} ${line}:${column}-${endLine}:${endColumn}`,
    ),
    notes: edition.notes.length,
  };
}

const body = (...lines: readonly string[]): string => ['## Slide', '', ...lines, ''].join('\n');

describe('a fence', () => {
  const contexts: readonly (readonly [string, string])[] = [
    ['on the slide', body('```map {#here}', 'places: [port-arthur]', 'source: "See [@izvestia, para. 2]"', '```')],
    ['with tildes', body('~~~map {#here}', 'places: [port-arthur]', "source: 'See [@izvestia, para. 2]'", '~~~')],
    [
      'indented by two',
      body('  ```map {#here}', '  places: [port-arthur]', '  source: "See [@izvestia, para. 2]"', '  ```'),
    ],
    [
      'in a block',
      body(
        '::: columns',
        '::: column',
        '```map {#here}',
        'places: [port-arthur]',
        'source: See [@izvestia, para. 2]',
        '```',
        ':::',
        ':::',
      ),
    ],
    [
      'as a block scalar',
      body('```map {#here}', 'places: [port-arthur]', 'source: >-', '  See', '  [@izvestia, para. 2]', '```'),
    ],
    ['never closed', body('```map {#here}', 'places: [port-arthur]', 'source: "See [@izvestia, para. 2]"')],
  ];
  const endings = [
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ] as const;
  test.each(
    contexts.flatMap(([name, text]) =>
      endings.map(([ending, label]) => [name, label, text.replaceAll('\n', ending)] as const),
    ),
  )('%s, %s: places and citations stand where they are written', (_name, _label, text) => {
    const { drawing, notes } = read(text);
    expect(drawing?.id).toBe('here');
    const place = drawing?.places.get('places.0');
    expect(text.slice(place?.start, place?.end)).toBe('port-arthur');
    const citation = flat(drawing?.source ?? []).flatMap((token) => citationOf(token) ?? [])[0];
    const key = citation?.items[0]?.keySpan;
    expect(text.slice(key?.start, key?.end)).toBe('izvestia');
    expect(citation?.items[0]?.locator).toBe('para. 2');
    expect(notes).toBe(1);
  });

  test('its citations are numbered in the order of the text', () => {
    const { edition } = parse(
      sourceText(
        'en.md',
        body('One. [@a]', '', '```map', 'places: [x]', 'caption: Two [@b]', 'source: "[@c]"', '```', '', 'Three. [@d]'),
        '',
      ),
      { narrative: 'en' },
    );
    const keys = edition.notes.map((note) => (note.type === 'citation' ? note.citation.items[0]?.key : ''));
    expect(keys).toEqual(['a', 'b', 'c', 'd']);
  });

  test('mistakes have their places', () => {
    const found = (...lines: readonly string[]): readonly string[] => read(body('```map', ...lines, '```')).problems;
    expect(found('places: [port-arthur]', 'titel: x')).toEqual(['key-unknown 5:1-5:6']);
    expect(found('places: [port-arthur]', 'steps: often')).toEqual(['value-type 5:8-5:13']);
    expect(found('places: [port-arthur')[0]).toMatch(/^yaml-syntax/);
    expect(found('- a', '- b')).toEqual(['value-type 4:1-5:4']);
    expect(found()).toEqual(['figure-empty 3:1-3:7']);
    expect(read(body('```map {#a colour=red}', 'places: [x]', '```')).problems).toEqual([
      'attribute-unknown 3:12-3:22',
    ]);
    expect(read(body('```map {#a', 'places: [x]', '```')).problems.join()).toMatch(/attribute-malformed 3:8/);
  });

  test('inside a list it is refused', () => {
    expect(read(body('- item', '', '  ```map', '  places: [x]', '  ```')).problems).toEqual(['figure-in-list 5:3-5:9']);
    expect(read(body('> ```map', '> places: [x]', '> ```')).problems).toEqual(['figure-in-list 3:3-3:9']);
  });

  test('a name that only begins alike is code', () => {
    expect(read(body('```mapping', 'a: b', '```')).drawing).toBeUndefined();
  });
});
