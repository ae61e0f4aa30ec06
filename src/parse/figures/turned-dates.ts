import { datesTurned } from '../../model/wrong-way-round.ts';

/** What is expected where the later of two dates stands first; undefined for other mistakes. */
export function turnedDates(value: string): string | undefined {
  const turned = datesTurned(value);
  return turned === undefined ? undefined : `the earlier date first: ${turned}`;
}
