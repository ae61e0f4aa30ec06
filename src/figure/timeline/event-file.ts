import { eventSchema } from '../../library-schema.ts';
import type { HistoricalEvent } from '../../model/library.ts';
import { readYamlLists } from '../../yaml-list.ts';
import type { PrepareContext } from '../figure.ts';

/** The events of a file in the form of the library's `events.yaml`; its mistakes are reported where they stand. */
export function readEventFile(
  name: string,
  { readFile, reportIn }: PrepareContext,
): { readonly events: readonly Omit<HistoricalEvent, 'at'>[]; readonly broken: boolean } {
  const source = readFile(name, 'file');
  if (!source) return { events: [], broken: true };
  const { lists, problems } = readYamlLists(source, { events: eventSchema });
  for (const { message, hint, line, column, endLine, endColumn } of problems) {
    const offset = (row: number, at: number): number => (source.lineStarts[row - 1] ?? 0) + at - 1;
    const span = { start: offset(line, column), end: offset(endLine, endColumn) };
    reportIn('figure-file', source, span, { path: name, reason: message, hint });
  }
  return { events: lists.events.map(({ value }) => value), broken: problems.length > 0 };
}
