import type { Contested } from '../model/block.ts';
import { isEditors } from '../model/contested-form.ts';
import { writeQuantity } from '../model/quantity-write.ts';
import { daysOf, writeDays } from '../model/span-days.ts';
import { accountView, type ContestedSettings } from './contested-account.ts';

/** What `paper/contested-table.hbs` gets: a row a voice, none before another but in the order of the script. */
export function contestedTable(block: Contested, settings: ContestedSettings): object {
  const { words, lang, library } = settings;
  return {
    rows: block.accounts.map((account) => {
      const view = accountView(account, settings);
      const quantity = account.value ? writeQuantity(account.value, lang, words) : '';
      const value = quantity || (account.date ? writeDays(daysOf(account.date), lang) : '');
      return {
        ...view,
        isEditor: isEditors(account, library),
        // What the account says in its own words isn't said twice.
        value: view.words.includes(value) ? '' : [value, account.of].filter(Boolean).join(' '),
      };
    }),
    agreed: block.agreed.length > 0 ? settings.blocks(block.agreed) : '',
    words,
  };
}
