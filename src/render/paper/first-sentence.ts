import type { Account, Contested, Inline } from '../../model/block.ts';
import { blocksFor } from '../../model/blocks-for.ts';
import { labelOf } from '../../model/names.ts';
import type { Slide } from '../../model/narrative.ts';
import { passagesOf } from '../../model/passages.ts';
import { writeQuantity } from '../../model/quantity-write.ts';
import { runningText } from '../../model/running-text.ts';
import { sentencesIn } from '../../model/sentences.ts';
import type { SourceText } from '../../model/span.ts';
import { daysOf, writeDays } from '../../model/span-days.ts';
import { blocksIn } from '../../model/walk.ts';
import { fill } from '../words.ts';
import type { PaperParts } from './paper-slides.ts';

/**
 * What an outline says of a slide: whose accounts differ and what is agreed, else the first sentence in the lecturer's
 * own voice. An account or a quotation without its voice would be told as fact. '' where there is nothing to say.
 */
export function firstSentence(slide: Slide, source: SourceText, parts: PaperParts): string {
  const shown = { ...slide, blocks: blocksFor(slide.blocks, 'handout'), read: blocksFor(slide.read, 'handout') };
  const contested = [...blocksIn(shown.blocks)].find((block): block is Contested => block.type === 'contested');
  const own = passagesOf(shown).filter(({ within }) => within === 'prose');
  const first = (register: 'body' | 'read'): string => {
    const passage = own.find((each) => each.register === register);
    return passage ? opening(figureOf(passage.tokens, shown) + textOf(passage.tokens, slide, source, parts)) : '';
  };
  if (contested) {
    const agreed = passagesOf(shown)
      .filter(({ within }) => within === 'agreed')
      .map(({ tokens }) => opening(textOf(tokens, slide, source, parts)))
      .find(Boolean);
    return [differ(contested, parts), agreed ? fill(parts.words.paperAgreed, { what: agreed }) : ''].join(' ').trim();
  }
  // The head of a column, and words that lead to a list, say little; what is written for readers begins with a sentence.
  return [first('body'), first('read')].find((text) => /[.?!。？！…][”»」』》)]*$/u.test(text)) ?? first('body');
}

function opening(text: string): string {
  const [first] = sentencesIn(text);
  return first ? text.slice(first.start, first.end) : '';
}

function textOf(tokens: Inline, slide: Slide, source: SourceText, { evidence, words }: PaperParts): string {
  const { text } = runningText(tokens, source, {
    label: (mark) => labelOf(evidence.library, mark, evidence.lang, slide.when),
    // A day of the Julian calendar alone would be taken for another.
    otherDay: ({ other, calendar }) =>
      other === '' ? '' : `${other} ${(calendar === 'julian' ? words.newStyle : words.oldStyle) ?? ''}`,
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** `203 ` before "metres": a large number stands apart from its words. */
function figureOf(tokens: Inline, { blocks }: Slide): string {
  const items = [...blocksIn(blocks)].flatMap((block) => (block.type === 'numbers' ? block.items : []));
  const item = items.find(({ label }) => label === tokens);
  return item ? `${item.figure} ` : '';
}

/** `Accounts differ: Russian Seven (3,500 prisoners); Leonov (about 5,000).` */
function differ({ accounts }: Contested, parts: PaperParts): string {
  const { words } = parts;
  const voices = accounts
    .filter(({ by }) => by !== '')
    .map((account) => {
      const value = worthOf(account, parts);
      return value === '' ? account.by : fill(words.paperVoiceSays, { voice: account.by, value });
    });
  return voices.length < 2 ? '' : fill(words.paperDiffer, { voices: voices.join(words.paperVoiceNext) });
}

function worthOf({ value, date, of }: Account, { words, evidence }: PaperParts): string {
  const quantity = value ? writeQuantity(value, evidence.lang, words) : '';
  return [quantity || (date ? writeDays(daysOf(date), evidence.lang) : ''), of].filter(Boolean).join(' ');
}
