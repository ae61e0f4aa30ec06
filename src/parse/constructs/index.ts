import { column, columns } from './columns.ts';
import type { Construct } from './construct.ts';
import { account, agreed, contested } from './contested.ts';
import { editor } from './editor.ts';
import { figure } from './figure.ts';
import { group } from './group.ts';
import { incremental } from './incremental.ts';
import { numbers } from './numbers.ts';
import { quote } from './quote.ts';
import { registers } from './registers.ts';

/** The blocks of the language, in the order of its handbook. */
export const constructs: readonly Construct[] = [
  registers,
  incremental,
  columns,
  column,
  quote,
  figure,
  numbers,
  group,
  contested,
  account,
  agreed,
  editor,
];

/** The construct that answers to a name. */
export function constructOf(name: string): Construct | undefined {
  return constructs.find((construct) => construct.names.includes(name));
}

/** All names, for suggestions. */
export const constructNames: readonly string[] = constructs.flatMap((construct) => construct.names);
