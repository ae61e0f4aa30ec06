import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cite } from '../../src/cite/cite.ts';
import { styleFault } from '../../src/cite/engine.ts';
import { itemOf } from '../../src/cite/items.ts';
import { guardField } from '../../src/cite/safe-html.ts';
import { localeFor, styleFile, styleNames } from '../../src/cite/styles.ts';
import type { CslItem } from '../../src/model/library.ts';
import {
  citation,
  cited,
  claim,
  fullOf,
  izvestia,
  leonov,
  library,
  nish,
  notesOf,
  pamphlet,
  pravda,
  sequelOf,
  shelf,
  source,
  style,
  wordsOf,
} from './cited.ts';

const bare = (csl: CslItem) => library([source(csl)]);

describe('styles and languages', () => {
  test.each([
    ['chicago', 'en', 'Yaroslav Gorbunov, “Viktor Leonov,” <i>Russian Seven</i>, February 1, 2020, para. 2.'],
    ['chicago', 'ru', 'Yaroslav Gorbunov, «Viktor Leonov», <i>Russian Seven</i>, 1 февраля 2020 г., para. 2.'],
    ['chicago', 'ja', 'Yaroslav Gorbunov, 「Viktor Leonov」, <i>Russian Seven</i>, 2020年2月1日, para. 2.'],
    ['mhra', 'en', 'Yaroslav Gorbunov, ‘Viktor Leonov’, <i>Russian Seven</i>, 1 February 2020, para. 2.'],
    ['mhra', 'ru', 'Yaroslav Gorbunov, «Viktor Leonov», <i>Russian Seven</i>, 1 февраля 2020, para. 2.'],
    ['mhra', 'ja', 'Yaroslav Gorbunov, 「Viktor Leonov」, <i>Russian Seven</i>, 1 2月 2020, para. 2.'],
    ['apa', 'en', 'Gorbunov, Y. (2020, February 1). Viktor Leonov. <i>Russian Seven</i>, para. 2.'],
    ['apa', 'ru', 'Gorbunov, Y. (2020, 1 февраля). Viktor Leonov. <i>Russian Seven</i>, para. 2.'],
    ['apa', 'ja', 'Gorbunov, Y. (2020, 2月 1). Viktor Leonov. <i>Russian Seven</i>, para. 2.'],
  ])('%s in %s', (csl, lang, expected) => {
    expect(fullOf(cited(['leonov, para. 2'], shelf, csl, lang))).toEqual([expected]);
  });

  test('a language has its own locale, else the first of its kind, else English', () => {
    const asked = ['ru', 'zh-TW', 'en-GB', 'en', 'fr', 'de_AT', ''];
    expect(asked.map((lang) => localeFor(lang))).toEqual('ru-RU zh-CN en-GB en-US en-US de-DE en-US'.split(' '));
    expect(localeFor('en', 'en-GB')).toBe('en-GB');
    expect(localeFor('en-US', 'en-GB')).toBe('en-US');
    expect(localeFor('ru', 'en-GB')).toBe('ru-RU');
  });

  test('aliases name the files of the package', () => {
    expect(styleNames).toContain('mhra');
    expect([...new Set(styleNames.map(styleFile))]).toHaveLength(3);
    expect(styleFile('')).toBe('chicago-fullnote-bibliography');
    expect(styleFile('constructor')).toBe('chicago-fullnote-bibliography');
  });

  test('a style that cannot be used says why', () => {
    expect(styleFault(style('apa'))).toBe('');
    expect(styleFault(style('<style/>'))).not.toBe('');
    expect(styleFault(style('<style><citation><layout></style>'))).not.toBe('');
  });
});

describe('locators', () => {
  const written = ['para. 2', 'ch. VIII, p. 52', 'pp. 5-7', 'sec. "Guards landing"', '12', 'note 3 & <b>'];
  const printed = [
    'para. 2',
    'ch. VIII, p. 52',
    'pp. 5-7',
    /sec. ["“‘]Guards landing["”’]/,
    '12',
    'note 3 &amp; &lt;b&gt;',
  ];
  test.each(['chicago', 'mhra', 'apa'])('are printed as written in %s', (csl) => {
    const { notes } = cited(
      written.flatMap((text) => [`izvestia, ${text}`, `nish, ${text}`]),
      shelf,
      csl,
    );
    printed.forEach((text, index) => {
      for (const number of [2 * index + 1, 2 * index + 2]) {
        const full = notes.get(number)?.full ?? '';
        if (typeof text === 'string') expect(full).toContain(text);
        else expect(full).toMatch(text);
        expect(full).not.toMatch(/[\uE000-\uF8FF]|p\. para|pp\. pp/);
      }
    });
  });

  test('stand where the style puts them, or behind an item that has no place for them', () => {
    expect(fullOf(cited(['nish, p. 12'], shelf, 'mhra'))[0]).toContain('pp. 10–20 (p. 12).');
    const court = bare({ id: 'case', type: 'legal_case', title: 'R v X', issued: '1905' });
    expect(fullOf(cited(['case, para. 7'], court))[0]).toBe('R v X (1905), para. 7.');
  });

  test('have no second point behind their own', () => {
    expect(fullOf(cited(['leonov, p. 5 ff.'], shelf))[0]).toMatch(/2020, p\. 5 ff\.$/);
  });
});

describe('repeated citations', () => {
  test('take the short form of a note style', () => {
    const [first, , later] = sequelOf(cited(['nish, p. 12', 'leonov', 'nish, p. 14'], shelf));
    expect(first).toContain('(London: Longman, 1985), p. 12.');
    expect(later).toBe('Nish, “Origins of a War,” p. 14.');
    expect(sequelOf(cited(['nish', 'leonov', 'nish, p. 14'], shelf, 'mhra'))[2]).toBe('Nish, p. 14.');
  });

  test('are complete in what stands alone', () => {
    for (const csl of ['chicago', 'mhra', 'apa']) {
      const [first, , later] = fullOf(cited(['nish, p. 12', 'leonov', 'nish, p. 12'], shelf, csl));
      expect(first).toContain('Longman');
      expect(later).toBe(first);
    }
  });

  test('stay whole in a style that cites by author and year', () => {
    const [first, later] = sequelOf(cited(['nish, p. 12', 'nish, p. 12'], shelf, 'apa'));
    expect(first).toBe('Nish, I. (1985). Origins of a war. In <i>War and peace</i> (pp. 10–20). Longman, p. 12.');
    expect(later).toBe(first);
  });

  test('may name the number of the first note', () => {
    const layout =
      '<choose><if position="subsequent"><text variable="first-reference-note-number" prefix="n. " suffix=" "/></if></choose>' +
      '<text variable="title"/>';
    const made = cite(
      [...notesOf(['nish']), ...notesOf(['leonov', 'nish']).map((note) => ({ ...note, number: note.number + 6 }))],
      [],
      shelf,
      style(noteStyle(`<layout>${layout}</layout>`)),
      'en',
      wordsOf('en'),
    );
    expect(sequelOf(made)).toEqual(['Origins of a war', 'Viktor Leonov', 'n. 1 Origins of a war']);
  });

  test('follow the numbers of the notes, not the order of the list', () => {
    const notes = notesOf(['nish', 'leonov', 'nish']).reverse();
    const { notes: made } = cite(notes, [], shelf, style('chicago'), 'en', wordsOf('en'));
    expect(made.get(1)?.sequel()).toContain('Longman');
    expect(made.get(3)?.sequel()).not.toContain('Longman');
  });
});

describe('dates', () => {
  test.each([
    ['chicago', 'n.d.'],
    ['mhra', 'n.d.'],
    ['apa', 'n.d.'],
  ])('an undated source is undated in note and bibliography of %s', (csl, words) => {
    const { notes, bibliography } = cited(['pravda'], shelf, csl);
    expect(notes.get(1)?.full).toContain(words);
    expect(bibliography[0]?.html).toContain(words);
  });

  test('undated in Russian and Japanese', () => {
    expect(fullOf(cited(['pravda'], shelf, 'mhra', 'ru'))[0]).toContain('б. д.');
    expect(fullOf(cited(['pravda'], shelf, 'mhra', 'ja'))[0]).toContain('日付なし');
  });

  test.each([
    ['chicago', '[1939?]'],
    ['mhra', 'c. 1939'],
    ['apa', 'ca. 1939'],
  ])('about 1939 in %s', (csl, words) => {
    const { notes, bibliography } = cited(['pamphlet'], shelf, csl);
    expect(notes.get(1)?.full).toContain(words);
    expect(bibliography[0]?.html).toContain(words);
  });

  test.each([
    ['1904-02-08', '8 February 1904'],
    ['1904-02-08/1904-02-09', '8–9 February 1904'],
    ['1904/1904-02-09', '1904'],
    ['1904-02/1905-09-05', 'February 1904–September 1905'],
    ['1939~', 'c. 1939'],
    [1939, '1939'],
    ['spring of 1905', 'spring of 1905'],
    [{ literal: 'Meiji 37' }, 'Meiji 37'],
    [{ raw: '1904-02-08' }, '8 February 1904'],
    [{ year: '1904', month: 2 }, 'February 1904'],
    [[{ year: 1904 }], '1904'],
    [{ 'date-parts': [['1904', '2']] }, 'February 1904'],
    ['', 'n.d.'],
    [{ 'date-parts': 'no' }, 'n.d.'],
  ])('issued: %j', (issued, expected) => {
    const item = bare({ id: 'a', type: 'article-newspaper', title: 'T', issued });
    expect(fullOf(cited(['a'], item, 'mhra'))[0]).toBe(`‘T’, ${expected}.`.replace('n.d..', 'n.d.'));
  });
});

describe('claims', () => {
  test('bring their sources with places, and say how they stand', () => {
    const { notes } = cited(['landing, para. 5', 'betrayal', 'plain'], shelf);
    expect(notes.get(1)?.short).toBe('Izvestia, sec. “Guards landing”, para.\u00A05 (contested)');
    expect(notes.get(2)?.short).toBe('Izvestia, para.\u00A03; Pravda.ru, para.\u00A06 (propaganda)');
    expect(notes.get(3)?.short).toBe('Russian Seven, para.\u00A01');
    expect(notes.get(2)?.full).toMatch(/ para\. 3; “Betrayal of Port Arthur,” <i>Pravda\.ru<\/i>, n\.d\., para\. 6, /);
    // How a source came to us is told once, at its first note.
    expect(notes.get(1)?.full).toMatch(/Russian newspaper, .*; partisan\. Machine translation from Russian\. /);
    expect(notes.get(2)?.full).toMatch(/Izvestia: Russian newspaper, .*; partisan\. Pravda\.ru: /);
    expect(notes.get(2)?.full).not.toContain('achine translation');
    expect(notes.get(2)?.full).toMatch(/Pravda\.ru: Russian nationalist press\. This statement is propaganda\.$/);
    expect(notes.get(3)?.full).toMatch(/2020, para\. 1\.$/);
    expect([...notes.values()].map(({ full }) => full).join()).not.toContain('for the editor only');
  });

  test('from one place, and several of the editor, are named once at the foot of a slide', () => {
    const place = { source: 'izvestia', locator: 'para. 7' };
    const from = library(
      [izvestia],
      [
        claim('a', 'attributed', [place]),
        claim('b', 'attributed', [place, { source: 'editor', confidence: 'high' }]),
        claim('c', 'fact', [{ source: 'editor', confidence: 'high' }]),
        claim('d', 'contested', [place]),
      ],
    );
    const { notes } = cited(['a; b; c', 'a; d'], from);
    expect(notes.get(1)?.uncut).toBe('Izvestia, para.\u00A07 (attributed); Editor’s note, high confidence');
    expect(notes.get(2)?.uncut).toBe('Izvestia, para.\u00A07 (attributed); Izvestia, para.\u00A07 (contested)');
  });

  test('in Russian', () => {
    const { notes } = cited(['landing'], shelf, 'chicago', 'ru-RU');
    expect(notes.get(1)?.short).toBe('Izvestia, sec. «Guards landing» (спорно)');
    expect(notes.get(1)?.full).toMatch(/ Утверждение: спорно\.$/);
  });

  test('of the editor have the statement and the confidence, and no source', () => {
    const { notes, bibliography } = cited(['treaty', 'treaty; leonov'], shelf);
    expect(notes.get(1)).toEqual({
      short: 'Editor’s note, fairly high confidence',
      uncut: 'Editor’s note, fairly high confidence',
      full: 'Editor’s note: The Soviet Union had signed a treaty with &lt;China&gt;. Fairly high confidence.',
      sequel: expect.any(Function),
      editor: true,
      confidence: 'medium-high',
    });
    expect(notes.get(1)?.sequel()).toBe(notes.get(1)?.full);
    expect(notes.get(2)).toMatchObject({ editor: false, confidence: '' });
    expect(notes.get(2)?.full).toMatch(/^Yaroslav Gorbunov.* Editor’s note: The Soviet/);
    expect(bibliography.map(({ key }) => key)).toEqual(['leonov']);
  });

  test('of the editor are no source, even if one has that key', () => {
    const odd = source({ id: 'editor', type: 'book', title: 'Odd' });
    const { notes } = cited(
      ['c'],
      library([odd], [claim('c', 'fact', [{ source: 'editor', confidence: 'low' }], 'So.')]),
    );
    expect(notes.get(1)?.full).toBe('Editor’s note: So. Low confidence.');
  });

  test('of the same place are told once', () => {
    const twice = library(
      [leonov],
      ['a', 'b'].map((id) => claim(id, 'contested', [{ source: 'leonov', locator: 'para. 1' }])),
    );
    const [full] = fullOf(cited(['a; b'], twice));
    expect(full?.match(/para\. 1/g)).toHaveLength(1);
    expect(full?.match(/is contested/g)).toHaveLength(1);
  });

  test('of the same place are told once, whatever its quotation marks', () => {
    const one = library([leonov], [claim('a', 'fact', [{ source: 'leonov', locator: 'sec. “Courage takes”' }])]);
    expect(fullOf(cited(['a; leonov, sec. "Courage takes"'], one))[0]?.match(/Courage takes/g)).toHaveLength(1);
  });

  test('of the same place name it once at the foot of a slide, with how one of them stands', () => {
    const place = { source: 'leonov', locator: 'para. 1' };
    const three = library(
      [leonov, nish],
      [
        claim('a', 'fact', [place]),
        claim('b', 'contested', [place]),
        claim('c', 'contested', [place, { source: 'nish', locator: 'p. 2' }]),
        claim('d', 'doubtful', [place]),
      ],
    );
    const short = (citation: string) => cited([citation], three).notes.get(1)?.short.replaceAll('\u00A0', ' ');
    expect(short('a; b')).toBe('Russian Seven, para. 1 (contested)');
    expect(short('b; a')).toBe('Russian Seven, para. 1 (contested)');
    expect(short('b; c')).toBe('Russian Seven, para. 1 (contested); Nish, p. 2 (contested)');
    // Two that stand in two ways are two statements.
    expect(short('b; d')).toBe('Russian Seven, para. 1 (contested); Russian Seven, para. 1 (doubtful)');
  });

  test('of one source that stand alike are said to once', () => {
    const two = library(
      [leonov],
      ['a', 'b'].map((id, index) => claim(id, 'attributed', [{ source: 'leonov', locator: `para. ${index + 1}` }])),
    );
    expect(fullOf(cited(['a; b'], two))[0]?.match(/This statement/g)).toHaveLength(1);
  });
});

describe('the foot of a slide', () => {
  test('joins several and cuts at a word', () => {
    const { notes } = cited(['izvestia, para. 2; leonov', `izvestia, ${'extraordinary '.repeat(9)}`, 'wide'], {
      ...shelf,
      claims: new Map([['wide', claim('wide', 'doubtful', [{ source: 'leonov', locator: '千'.repeat(120) }])]]),
    });
    expect(notes.get(1)?.short).toBe('Izvestia, para.\u00A02; Russian Seven');
    expect(notes.get(2)?.short).toBe(`Izvestia,${' extraordinary'.repeat(5)}…`);
    expect(notes.get(3)?.short).toMatch(/^Russian Seven, 千+… \(doubtful\)$/);
    expect([...(notes.get(3)?.short ?? '')]).toHaveLength(90);
  });
});

describe('inside notes', () => {
  test('a citation counts in the order of its note and has no point at its end', () => {
    const inside = citation('nish, p. 3', 500);
    const token = { type: 'citation', children: null, meta: { citation: inside } };
    const notes = notesOf(['nish', 'leonov']);
    const footnote = { type: 'footnote', number: 3, label: 'a', tokens: [token], span: { start: 400, end: 410 } };
    const made = cite(
      [...notes, footnote as unknown as (typeof notes)[number]],
      [
        { offset: 500, citation: inside },
        { offset: 900, citation: citation('landing', 900) },
      ],
      shelf,
      style('chicago'),
      'en',
      wordsOf('en'),
    );
    expect(made.inside.get(500)).toBe('Nish, “Origins of a War,” p. 3');
    expect(made.inside.get(900)).toMatch(/, sec. “Guards landing” \(contested\)$/);
    expect(made.notes.has(3)).toBe(false);
    expect(made.bibliography.map(({ key, notes }) => [key, notes])).toEqual([
      ['leonov', [2]],
      ['izvestia', []],
      ['nish', [1, 3]],
    ]);
  });
});

describe('the bibliography', () => {
  test('has what is cited, in the order of what is printed first, with the numbers of its notes', () => {
    const { bibliography } = cited(['izvestia', 'nish', 'landing; nish'], shelf);
    expect(bibliography).toEqual([
      {
        key: 'izvestia',
        html: 'Izvestia. “Red Flag over Port Arthur: How the Soviet Army Drove the Japanese out of Liushun,” n.d.',
        perspective: izvestia.perspective,
        partisan: true,
        translation: izvestia.translation,
        notes: [1, 3],
      },
      {
        key: 'nish',
        html: 'Nish, Ian. “Origins of a War.” In <i>War and Peace</i>, 10–20. London: Longman, 1985.',
        perspective: '',
        partisan: false,
        translation: '',
        notes: [2, 3],
      },
    ]);
  });

  test('unknown keys are left out', () => {
    const made = cited(['nobody', 'leonov; nobody'], shelf);
    expect([...made.notes.keys()]).toEqual([2]);
    expect(made.bibliography).toHaveLength(1);
    expect(cited(['nobody'], shelf)).toEqual({ notes: new Map(), inside: new Map(), bibliography: [] });
  });
});

describe('hostile fields', () => {
  const evil = '<script>alert(1)</script><img src=x onerror="alert(2)"> <b onclick="x">&amp;</b> </i><i>ok</i>';
  const item = source(
    {
      id: 'evil',
      type: 'chapter',
      title: evil,
      'container-title': evil,
      author: [{ family: evil, given: evil }, { literal: evil }],
      publisher: evil,
      URL: `javascript:${evil}`,
      note: evil,
      issued: { literal: evil },
      edition: evil,
      genre: evil,
    },
    { voice: evil, perspective: evil, translation: evil, note: evil },
  );
  const bad = library(
    [item],
    [claim('c', 'contested', [{ source: 'evil', locator: evil }, { source: 'editor' }], evil)],
  );

  test.each(['chicago', 'mhra', 'apa'])('come out as text in %s', (csl) => {
    const { notes, bibliography } = cited([`c, ${evil.replaceAll('; ', ' ')}`, 'evil'], bad, csl);
    const all = [...notes.values()].flatMap(({ short, full }) => [short, full]).concat(bibliography.map((b) => b.html));
    for (const html of all) {
      expect(html.replace(/<\/?(?:i|b|sup|sub)>/g, '')).not.toMatch(/[<>]/);
      expect(balanced(html)).toBe(true);
    }
    expect(notes.get(2)?.full).toContain('&lt;img src=x onerror=');
    expect(notes.get(2)?.full).toContain('<i>');
  });

  test('a field holds no bracket of its own when citeproc sees it', () => {
    expect(guardField('<script> & <i>x</i> <b onclick="1">')).not.toMatch(/<(?!\/?i>)|&/);
    const item = source({ id: 'a', type: 'book', title: 'T', note: '{:author: Evil}' });
    expect(JSON.stringify(itemOf(item, { undated: '', circa: '' }))).not.toContain('Evil');
  });

  test('the markup of CSL-JSON works, small capitals become plain, emphasis within emphasis turns upright', () => {
    const marked = bare({
      id: 'a',
      type: 'book',
      title: 'The <i>Mikasa</i>, H<sub>2</sub>O and <span style="font-variant:small-caps;">AD</span>',
      issued: '1905',
    });
    expect(fullOf(cited(['a'], marked))[0]).toMatch(/^<i>The <\/i>Mikasa<i>, H<sub>2<\/sub>O and .*AD.*<\/i>, 1905\.$/);
  });

  test('a style of the project cannot bring markup either', () => {
    const xml = noteStyle(
      '<layout prefix="&lt;script&gt;"><text value="&lt;img src=x&gt;"/><text variable="title" font-variant="small-caps"/>' +
        '</layout>',
    );
    const { notes, bibliography } = cited(['leonov, para. 2'], shelf, xml);
    expect(notes.get(1)?.full).toMatch(/Viktor Leonov/);
    expect(notes.get(1)?.full).toMatch(/para\. 2/);
    expect(notes.get(1)?.full).not.toMatch(/<(?:script|img|span)/);
    expect(bibliography[0]?.html).toContain('Viktor Leonov');
  });

  test('names that every object of JavaScript has are names like others', () => {
    const items = ['constructor', 'valueOf'].map((id) => source({ id, type: 'book', author: [{ literal: id }] }));
    const { notes, bibliography } = cited(['constructor', 'valueOf'], library(items), noteStyle(justAuthor));
    expect([...notes.values()].map(({ full }) => full)).toEqual(['constructor', 'valueOf']);
    expect(bibliography.map(({ key }) => key)).toEqual(['constructor', 'valueOf']);
  });

  test('nothing that YAML can hold makes it throw or lets markup through', () => {
    const name = fc.record({ family: fc.anything(), given: fc.anything(), literal: fc.string() }, { requiredKeys: [] });
    const date = fc.oneof(
      fc.anything(),
      fc.record({ 'date-parts': fc.array(fc.array(fc.anything())), circa: fc.anything() }),
    );
    const fields = fc.record(
      {
        title: fc.oneof(fc.anything(), fc.string({ unit: fc.constantFrom(...'<>/ib"&\uE103\uE110\uE104 a.') })),
        author: fc.oneof(fc.anything(), fc.array(name)),
        issued: date,
        accessed: date,
        language: fc.anything(),
        page: fc.anything(),
        volume: fc.anything(),
        type: fc.constantFrom('book', 'chapter', 'article-journal', 'webpage', 'odd'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fc.string(), fc.constantFrom('chicago', 'mhra', 'apa'), (some, locator, csl) => {
        const one = source({ id: 'x', type: 'book', ...some } as CslItem);
        const two = notesOf(['x', 'x']).map((note) =>
          note.type === 'citation'
            ? { ...note, citation: { ...note.citation, items: note.citation.items.map((i) => ({ ...i, locator })) } }
            : note,
        );
        const made = cite(two, [], library([one]), style(csl), 'en', wordsOf('en'));
        for (const html of [...fullOf(made), ...made.bibliography.map((entry) => entry.html)]) {
          expect(html.replace(/<\/?(?:i|b|sup|sub)>/g, '')).not.toMatch(/[<>]/);
          expect(balanced(html)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('the same input gives the same texts', () => {
  const all = ['izvestia, para. 2', 'pamphlet', 'pravda; nish', 'landing', 'betrayal', 'nish'];
  const whole = (): unknown => {
    const texts = cited(all, shelf);
    return { ...texts, notes: [...texts.notes].map(([number, note]) => [number, { ...note, sequel: note.sequel() }]) };
  };
  expect(whole()).toEqual(whole());
  expect(JSON.stringify([izvestia, pravda, pamphlet, nish].map(({ csl }) => csl))).not.toContain('uE1');
});

const justAuthor = '<layout><names variable="author"/></layout>';

/** A note style of a project, without a bibliography. */
function noteStyle(layout: string): string {
  const head =
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title></info>';
  return `${head}<citation>${layout}</citation></style>`;
}

/** Tags closed in the order in which they were opened. */
function balanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)(\w+)>/g)) {
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}
