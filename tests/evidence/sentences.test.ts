import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesIn } from '../../src/model/sentences.ts';

/** Bars stand where one sentence ends and the next begins. */
const texts = [
  'The siege lasted 159 days. | It ended in January.',
  'Three sentences? | Yes! | Three.',
  'A headline without a stop',
  'He stayed until 2 January 1905. | 20 ships had sunk.',
  '“Why are we leaving?” asked the boy. | “Because,” said his father.',
  '“We go.” | Nobody moved.',
  'He said (quietly.) | Then he left.',
  // Abbreviations, initials, numbers.
  'A. N. Belousov was there. | So was V. Leonov.',
  'Gen. Stessel met Baron Nogi near the St. George redoubt.',
  'See p. 5, pp. 7–9, sec. Guards landing, and no. 12. | No. | He never wrote.',
  'It cost 3.5 million. | At 8.30 a.m. they met, at 9 p.m. | They parted.',
  'Cf. Izvestia, e.g. Its second part, i.e. The Storm.',
  'It lies in the archive, inv. 1123. | Vol. IV, ed. Smith, fol. 12, fn. 3, nos. 4–6, ca. 1905, pp. 7 ff. Guards.',
  'Nicholas II. | The tsar ruled. | Part IV. | The end.',
  '1. Take the hill. | 2. Hold it.',
  'In the U.S. Army nobody knew. | About 400 B.C. | Nobody wrote.',
  'Nobody knows… perhaps never. | Nobody… | Then silence.',
  'He waited... and waited. | Then...',
  'One stop.Without space it goes on.',
  // Russian.
  'Крепость сдалась 20 декабря 1904 г. | Японцы вошли в город.',
  'В 1904 г. началась война. | Г. Куропаткин и В. С. Молодяков, т. е. двое.',
  'В XIX в. | Россия росла. | Так думали в 1904–1905 гг. | И позже.',
  'Пароходы, баржи и т. д. | Потом всё стихло.',
  '«Куда?» — спросил он. | «Домой». | Так и было.',
  'См. стр. 5 и рис. 2. | Ген. Стессель и им. Ленина.',
  'РГВИА, ф. 487, оп. 1, д. 12, л. 3. | Музей, инв. № 15, оп. Б, лл. 7–9. | Конец.',
  // German.
  'Am 21. November fiel der Hafen. | Vgl. Bd. 2, S. 5. | Ende.',
  'Er sagte: „Wir gehen.“ | Dann ging er.',
  // No spaces.
  '旅順は陥落した。|百五十九日だった！|なぜか？',
  '「行こう。」|彼は言った。|「もう遅い。」と彼女は答えた。',
  '北京签约。|之后呢？”|无人知晓。',
];

test.each(texts)('%s', (marked) => {
  const wanted = marked.split('|').map((part) => part.trim());
  const text = marked.replace(/\s*\|/g, '');
  expect(sentencesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
});

test('nothing but white space has no sentence', () => {
  expect(sentencesIn(' \n ')).toEqual([]);
});

test('every sign of any text is in one sentence, or is white space between two', () => {
  const signs = fc.constantFrom('a', 'B', '1', '.', '!', '…', ' ', '\n', '“', '”', '。', '」', '— ', 'г', 'p', '😀');
  fc.assert(
    fc.property(fc.array(signs), (parts) => {
      const text = parts.join('');
      const found = sentencesIn(text);
      let rest = '';
      let at = 0;
      for (const { start, end } of found) {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(at);
        rest += text.slice(at, start);
        at = end;
      }
      expect((rest + text.slice(at)).trim()).toBe('');
    }),
  );
});
