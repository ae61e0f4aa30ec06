import type { Account, Contested } from '../model/block.ts';
import { dateMarkOf } from '../model/date-mark.ts';
import { writeNumber, writeQuantity } from '../model/quantity-write.ts';
import { daysOf, writeDays } from '../model/span-days.ts';
import { tokensIn } from '../model/walk.ts';
import { type AccountView, accountView, type ContestedSettings, oneParagraph, sourceOf } from './contested-account.ts';
import {
  type Axis,
  type AxisView,
  axisView,
  type Extent,
  type MarkView,
  markView,
  numberAxis,
} from './contested-axis.ts';
import { dateAxis } from './contested-date-axis.ts';

/** Accounts that are measured against the same thing. */
export interface ScaleView {
  /** What is counted; '' when the accounts don't say. */
  readonly of: string;
  /** The calendar of the axis, where words are in the other one; else ''. */
  readonly calendar: string;
  readonly axis: AxisView;
  readonly rows: readonly RowView[];
}

export interface RowView extends AccountView {
  readonly mark: MarkView | false;
  /** What stands at the mark before the account's own words; '' when those say it. */
  readonly value: string;
  /** Whether the account's words stand at the mark, or beneath the voice. */
  readonly atMark: boolean;
}

/** Characters that an account's words may have to stand at its mark. */
const shortest = 26;

/** Numbers: an axis for everything that is counted, in the order in which it is first met. */
export function rangeView({ accounts }: Contested, settings: ContestedSettings): ScaleView[] {
  const { lang, words } = settings;
  const told = new Set<string>();
  return [...new Set(accounts.map(({ of }) => of))].map((of) => {
    const voices = accounts.filter((account) => account.of === of);
    const axis = numberAxis(
      voices.flatMap(({ value }) => value ?? []),
      (value) => writeNumber(value, lang),
    );
    const rows = voices.map((account) => {
      const { value } = account;
      return rowView(
        account,
        { value: value ? writeQuantity(value, lang, words) : '', extent: value, axis, told },
        settings,
      );
    });
    return { of, calendar: '', axis: axisView(axis), rows };
  });
}

/** Dates: one line of time for all. */
export function datesView({ accounts }: Contested, settings: ContestedSettings): ScaleView[] {
  const { lang, words } = settings;
  const told = new Set<string>();
  const axis = dateAxis(
    accounts.flatMap(({ date }) => (date ? daysOf(date) : [])),
    lang,
  );
  const rows = accounts.map((account) => {
    const extent = account.date && daysOf(account.date);
    const date = extent ? writeDays(extent, lang) : '';
    const value = extent?.approximate ? `${words.aboutDate ?? ''}\u00A0${date}` : date;
    return rowView(account, { value, extent, axis, told }, settings);
  });
  const isOld = accounts.some(({ blocks }) =>
    [...tokensIn(blocks)].some((token) => dateMarkOf(token)?.calendar === 'julian'),
  );
  return [{ of: '', calendar: isOld ? (words.newStyle ?? '') : '', axis: axisView(axis), rows }];
}

interface Measured {
  readonly value: string;
  readonly extent: Extent | undefined;
  readonly axis: Axis;
  /** Sources whose standpoint an earlier row has told. */
  readonly told: Set<string>;
}

function rowView(account: Account, { value, extent, axis, told }: Measured, settings: ContestedSettings): RowView {
  const words = oneParagraph(account.blocks);
  const atMark = value !== '' && words !== undefined && words.length <= shortest;
  const view = accountView(account, settings);
  const source = sourceOf(account, settings.library)?.id ?? '';
  const isTold = told.has(source);
  told.add(source);
  return {
    ...view,
    standpoint: isTold ? '' : view.standpoint,
    mark: extent ? markView(extent, axis) : false,
    // Words without a figure don't say where the mark stands.
    value: atMark && /\d/.test(words) ? '' : value,
    atMark,
  };
}
