import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/model/span.ts';
import { clockTime, speakingTime } from '../../src/model/speaking-time.ts';
import { slidesOf } from '../../src/model/walk.ts';
import { parse } from '../../src/parse/parse.ts';

describe('how long a slide takes', () => {
  const [first, second, third] = slidesOf(
    parse(
      sourceText(
        'talk.md',
        '## One {#one time="90 s"}\n\n::: notes\nOne two three four.\n\n- five\n- six\n:::\n\n## Two\n\n::: notes\nOne two three.\n:::\n\n## Three\n\nNothing is said.\n',
      ),
      { narrative: 'talk' },
    ).edition,
  );

  test('what the script plans stands above what the notes take', () => {
    expect(first && speakingTime(first, 60)).toEqual({ words: 6, spoken: 6, planned: 90, isPlanned: true });
    expect(second && speakingTime(second, 60)).toEqual({ words: 3, spoken: 3, planned: 3, isPlanned: false });
    expect(third && speakingTime(third, 60)).toEqual({ words: 0, spoken: 0, planned: 0, isPlanned: false });
  });

  test.each([
    [0, '0:00'],
    [75, '1:15'],
    [3675, '1:01:15'],
  ])('%d seconds are %s', (seconds, told) => {
    expect(clockTime(seconds)).toBe(told);
  });
});
