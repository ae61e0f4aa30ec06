import type { Account, Contested } from '../model/block.ts';
import { isEditors } from '../model/contested-form.ts';
import type { Library } from '../model/library.ts';
import { writeQuantity } from '../model/quantity-write.ts';
import { daysOf, writeDays } from '../model/span-days.ts';
import { type AccountView, accountView, type ContestedSettings, sourceOf } from './contested-account.ts';
import type { Words } from './words.ts';

/** What `paper/contested-table.hbs` gets: a row a voice, none before another but in the order of the script. */
export function contestedTable(block: Contested, settings: ContestedSettings): object {
  const { words, lang, library } = settings;
  const told = new Set<string>();
  return {
    rows: block.accounts.map((account) => {
      const view = toldOnce(account, accountView(account, settings), { told, library });
      return { ...view, isEditor: isEditors(account, library), value: accountValue(account, view.words, words, lang) };
    }),
    agreed: block.agreed.length > 0 ? settings.blocks(block.agreed) : '',
    words,
  };
}

/** Of a document that an earlier row has introduced, its name will do: whose voice it is isn't told again. */
export function toldOnce(
  account: Account,
  view: AccountView,
  { told, library }: { readonly told: Set<string>; readonly library: Library },
): AccountView {
  const source = sourceOf(account, library)?.id ?? '';
  if (source === '' || isEditors(account, library)) return view;
  if (told.has(source)) return { ...view, standpoint: view.quotedIn };
  told.add(source);
  return view;
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
