import type { Contested } from '../model/block.ts';
import { formOf, isEditors } from '../model/contested-form.ts';
import type { ContestedForm, Library } from '../model/library.ts';
import { type AccountView, accountView, type ContestedSettings } from './contested-account.ts';
import { correctionDensity, scaleDensity, sidesDensity } from './contested-density.ts';
import { areInLine, withFlags } from './contested-flags.ts';
import { datesView, rangeView } from './contested-scale.ts';

/** What `partials/blocks/contested.hbs` gets: the form decides which partial draws the accounts. */
export function contestedView(block: Contested, settings: ContestedSettings): object {
  const form = drawnForm(block, settings.library);
  return {
    form,
    partial: `blocks/contested-${partials[form]}`,
    count: block.accounts.length,
    ...accountsView(form, block, settings),
    agreed: block.agreed.length > 0 ? settings.blocks(block.agreed) : '',
    words: settings.words,
  };
}

const partials: Readonly<Record<ContestedForm, string>> = {
  range: 'scale',
  dates: 'scale',
  correction: 'correction',
  sides: 'sides',
};

/** Without any number or date there is nothing to measure. */
function drawnForm(block: Contested, library: Library): ContestedForm {
  const form = formOf(block, library);
  const isEmpty =
    (form === 'range' && block.accounts.every(({ value }) => !value)) ||
    (form === 'dates' && block.accounts.every(({ date }) => !date));
  return isEmpty ? 'sides' : form;
}

function accountsView(form: ContestedForm, block: Contested, settings: ContestedSettings): object {
  switch (form) {
    case 'range':
    case 'dates': {
      const scales = form === 'range' ? rangeView(block, settings) : datesView(block, settings);
      const told = scaleDensity(scales);
      const density = told === 'roomy' && !areInLine(scales, told) ? '' : told;
      return { scales: withFlags(scales, density), density };
    }
    case 'correction': {
      const accounts = correctionView(block, settings);
      return { accounts, density: correctionDensity(accounts) };
    }
    case 'sides': {
      const accounts = block.accounts.map((account) => accountView(account, settings));
      return { accounts, density: sidesDensity(accounts, block.agreed.length > 0) };
    }
    default:
      return form satisfies never;
  }
}

/** "Printed" is what a document says, "On record" what the editor answers; without one it is the last account. */
function correctionView(
  { accounts }: Contested,
  settings: ContestedSettings,
): (AccountView & { readonly head: string })[] {
  const { words, library } = settings;
  const hasEditor = accounts.some((account) => isEditors(account, library));
  return accounts.map((account, index) => {
    const onRecord = hasEditor ? isEditors(account, library) : index === accounts.length - 1;
    return { ...accountView(account, settings), head: (onRecord ? words.onRecord : words.printed) ?? '' };
  });
}
