import type { Account, Contested } from './block.ts';
import { formOf } from './contested-form.ts';
import type { DateSpan } from './date-span.ts';
import type { ContestedForm, Library } from './library.ts';
import { wordsIn } from './passages.ts';
import { writeQuantity } from './quantity-write.ts';
import type { ReadingWords } from './reading-words.ts';
import { daysOf, writeDays } from './span-days.ts';

/** The form in which accounts are drawn: without any number or date there is nothing to measure. */
export function drawnFormOf(block: Contested, library: Library): ContestedForm {
  const form = formOf(block, library);
  const isEmpty =
    (form === 'range' && block.accounts.every(({ value }) => !value)) ||
    (form === 'dates' && block.accounts.every(({ date }) => !date));
  return isEmpty ? 'sides' : form;
}

/** Characters that an account's words may have to stand at its mark. */
const shortest = 26;

/**
 * What stands at an account's mark besides its own words: "about 200 prisoners", "14 August 1945"; '' where those say
 * it, and in forms without marks.
 */
export function accountFigure(account: Account, form: ContestedForm, lang: string, words: ReadingWords): string {
  const own = oneParagraph(account);
  const isSaid = own !== undefined && own.length <= shortest && /\d/.test(own);
  if (form === 'dates') return account.date && !isSaid ? writeSpan(account.date, lang, words) : '';
  if (form !== 'range') return '';
  const { value, of } = account;
  const isTold = isSaid && (of === '' || own.includes(of));
  return isTold ? '' : [value ? writeQuantity(value, lang, words) : '', of].filter(Boolean).join(' ');
}

/** The words of an account that is one paragraph; undefined for anything longer. */
function oneParagraph({ blocks }: Account): string | undefined {
  const [only] = blocks;
  if (!only) return '';
  if (blocks.length > 1 || only.type !== 'prose' || only.kind !== 'paragraph') return undefined;
  return wordsIn(only.tokens).trim();
}

/** "14 August 1945", "August 1945", "about 1904 – …". */
function writeSpan(date: DateSpan, lang: string, words: ReadingWords): string {
  const days = daysOf(date);
  const written = writeDays(days, lang);
  return days.approximate ? `${words.aboutDate ?? ''} ${written}` : written;
}
