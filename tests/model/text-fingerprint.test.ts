import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { textFingerprint } from '../../src/model/text-fingerprint.ts';

const script = (front: string, body = 'Words.\ndate: said in the text\n') => `---\n${front}---\n\n${body}`;
const plain = textFingerprint(script('title: A\n'));

describe('the fingerprint of a text', () => {
  test('is the beginning of its SHA-256', () => {
    const whole = createHash('sha256').update(script('title: A\n')).digest('hex');
    expect(plain).toBe(whole.slice(0, 12));
  });

  test.each([
    ['a date', script('title: A\ndate: 2026-11-22\n')],
    ['a status', script('status: draft\ntitle: A\n')],
    ['a translation', script('title: A\ntranslation: { from: en, text: 1a }\n')],
    ['a translation on several lines', script('title: A\ntranslation:\n  from: en\n  text: 1a\n')],
    ['other line endings', script('title: A\n').replaceAll('\n', '\r\n')],
  ])('stays the same with %s', (_, text) => {
    expect(textFingerprint(text)).toBe(plain);
  });

  test.each([
    ['another title', script('title: B\n')],
    ['other words', script('title: A\n', 'Words!\n')],
    ['a line of the text that looks like front matter', script('title: A\n', 'Words.\n')],
    ['a key below another one', script('title: A\nkiosk:\n  date: 1\n')],
  ])('changes with %s', (_, text) => {
    expect(textFingerprint(text)).not.toBe(plain);
  });

  test('a script without front matter has one', () => {
    expect(textFingerprint('date: 1\n')).not.toBe(textFingerprint(''));
  });
});
