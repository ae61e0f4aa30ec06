import type { Account, Contested } from '../model/block.ts';
import { isEditors } from '../model/contested-form.ts';
import { writeQuantity } from '../model/quantity-write.ts';
import { daysOf, writeDays } from '../model/span-days.ts';
import { accountView, type ContestedSettings } from './contested-account.ts';
import type { Words } from './words.ts';

/** What `paper/contested-table.hbs` gets: a row a voice, none before another but in the order of the script. */
export function contestedTable(block: Contested, settings: ContestedSettings): object {
  const { words, lang, library } = settings;
  return {
    rows: block.accounts.map((account) => {
      const view = accountView(account, settings);
      return { ...view, isEditor: isEditors(account, library), value: accountValue(account, view.words, words, lang) };
    }),
    agreed: block.agreed.length > 0 ? settings.blocks(block.agreed) : '',
    words,
  };
}

/** The number or the day of an account; '' where its own words say it, for it isn't said twice. */
export function accountValue(account: Account, own: string, words: Words, lang: string): string {
  const quantity = account.value ? writeQuantity(account.value, lang, words) : '';
  const value = quantity || (account.date ? writeDays(daysOf(account.date), lang) : '');
  return saysAlready(own, value) ? '' : [value, account.of].filter(Boolean).join(' ');
}

/** A day is said without its year too, where the year goes without saying. */
function saysAlready(words: string, value: string): boolean {
  const said = words.replaceAll('\u00A0', ' ');
  const plain = value.replaceAll('\u00A0', ' ');
  return [plain, plain.replace(/^\d{4}年|\s\d{4}(?:\sгода|\sг\.)?$/u, '')].some(
    (each) => each !== '' && said.includes(each),
  );
}
