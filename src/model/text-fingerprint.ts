import { createHash } from 'node:crypto';

/**
 * What a translation keeps of the text that it was made from: 12 hexadecimal digits over the script, without those lines
 * of its front matter that change while the text doesn't. Line endings don't count.
 *
 *     translation: { from: en, text: 1a2b3c4d5e6f }
 *                                    ^
 */
export function textFingerprint(script: string): string {
  const text = script.replace(/\r\n?/g, '\n');
  const front = /^---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
  // A value may go on in indented lines below its key.
  const lasting = front.replace(/^(?:date|status|translation)[ \t]*:.*\n(?:[ \t]+\S.*\n)*/gm, '');
  return createHash('sha256')
    .update(lasting + text.slice(front.length))
    .digest('hex')
    .slice(0, 12);
}
