import { describe, expect, test } from 'vitest';
import { figuresIn } from '../../src/check/evidence/figures-in.ts';

/** `value unit`. */
const figures = (text: string) => figuresIn(text).map(({ value, unit }) => `${value} ${unit}`.trim());

describe('numbers that count something', () => {
  test.each([
    ['159 days', ['159 days']],
    ['The siege lasted 159 days, or 156 days.', ['159 days', '156 days']],
    ['It was long. 158 days passed', ['158 days']],
    ['Izvestia: 154 days', ['154 days']],
    ['a – 5 ships', ['5 ships']],
    ['150,000 men', ['150000 men']],
    ['3 500 prisoners', ['3500 prisoners']],
    ['3\u00A0500 prisoners', ['3500 prisoners']],
    ['3\u202F500\u00A0prisoners', ['3500 prisoners']],
    ['1,234,567 yen', ['1234567 yen']],
    ['1.6 million men', ['1600000 men']],
    ['2 thousand rifles', ['2000 rifles']],
    ['1.5 billion yen', ['1500000000 yen']],
    ['3 thousands of men', ['3000 men']],
    ['62,000–92,000 dead', ['62000', '92000 dead']],
    ['62,000 to 92,000 dead', ['62000', '92000 dead']],
    ['40 of the guns', ['40 guns']],
    ['5 in all, 7 of them', ['5', '7 them']],
    ['12 marines, 3 mayors and 5 decks', ['12 marines', '3 mayors', '5 decks']],
    ['12.5 km', ['12.5 km']],
    ['0', ['0']],
    ['3500 men in a row', ['3500 men']],
    // Russian
    ['159 дней', ['159 дней']],
    ['Осада длилась 159 дней, 40 тыс. человек', ['159 дней', '40000 человек']],
    ['5 тысяч человек', ['5000 человек']],
    ['1,6 млн рублей', ['1600000 рублей']],
    ['2 млн. рублей', ['2000000 рублей']],
    ['1,5 миллиона солдат', ['1500000 солдат']],
    ['3 миллиарда рублей', ['3000000000 рублей']],
    ['12 марок и 5 майоров', ['12 марок', '5 майоров']],
    ['3\u00A0500 пленных', ['3500 пленных']],
    // Tens of thousands and hundreds of millions
    ['，50万名战俘', ['500000']],
    ['，57.5万人', ['575000']],
    ['、6億円', ['600000000']],
    ['50만 명', ['500000 명']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  test.each([
    // Days, years, times
    'on 20 December 1904',
    'December 20, 1904',
    'the night of 26–27 January',
    '26 and 27 January 1904',
    'from 26 to 27 January',
    'May 5 and 5 May',
    '5 Sept. and 7 sep',
    'in 1904',
    '1904–1905, 1904–05 and 1914–18',
    '1904-12-20',
    '20.12.1904',
    'the 20th of December, the 1st, 2nd and 3 rd',
    'at 10:30',
    '20 декабря 1904 года',
    'в ночь с 26 на 27 января',
    'в 1904 г.',
    '20-го',
    'Май 5, март 7',
    '1904年12月20日',
    // Parts of names, pages
    '203 Metre Hill and Hill 203',
    '203-Metre Hill',
    'высота 203',
    'Order No. 9898',
    'Order 9898',
    '№ 9898',
    'slide 14b',
    'p. 7, pp. 8, para. 3, para 4, sec. 5, chapter 6, ch. 7',
    'с. 5 и стр. 6, гл. 7',
    'T-34, Il-2 and IL2',
    'Article 9, Unit 731, Type 97',
    '26/27',
    'two hundred',
    '',
  ])('none in: %s', (text) => {
    expect(figures(text)).toEqual([]);
  });

  test('each stands where it is said to', () => {
    const text = 'About 3\u00A0500 men, 12 ships and 1.6 million rounds of the 5';
    for (const figure of figuresIn(text))
      expect(text.slice(figure.start, figure.start + figure.text.length)).toBe(figure.text);
    expect(figuresIn(text).map((figure) => figure.text)).toEqual([
      '3\u00A0500 men',
      '12 ships',
      '1.6 million rounds',
      '5',
    ]);
  });

  test('a long line takes linear time', () => {
    const start = performance.now();
    figuresIn('1,234 '.repeat(50_000));
    figuresIn('1 000'.repeat(20_000));
    figuresIn(' '.repeat(100_000));
    figuresIn(`1${' '.repeat(50_000)}x`.repeat(2));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
