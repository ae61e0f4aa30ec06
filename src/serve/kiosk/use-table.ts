import type { UseLine } from '../../model/kiosk-use.ts';

/** A row of the statistics: a story in a language (`page` is ''), or one of its pages. */
export interface UseRow {
  readonly story: string;
  readonly lang: string;
  readonly page: string;
  readonly visits: number;
  /** Median time spent, in milliseconds. */
  readonly dwell: number;
  /** Of the visits to a story, the share that saw its last page, 0 to 1; undefined for a page. */
  readonly completion: number | undefined;
}

export interface UseTable {
  /** Sessions of visitors. */
  readonly sessions: number;
  /** Median length of a session, in milliseconds. */
  readonly length: number;
  /** A story, then its pages in the order of first sight. */
  readonly rows: readonly UseRow[];
}

/** Visits, median dwell and completion by story, language and page. */
export function useTable(lines: readonly UseLine[]): UseTable {
  const sessions = lines.filter(({ kind }) => kind === 'session');
  const stories = groups(
    lines.filter(({ kind, story }) => story !== '' && ['story', 'page', 'complete'].includes(kind)),
    ({ story, lang }) => `${story}\n${lang}`,
  );
  return {
    sessions: sessions.length,
    length: median(sessions.map(({ ms }) => ms)),
    rows: stories.sort((a, b) => compare(nameOf(a), nameOf(b))).flatMap(storyRows),
  };
}

function storyRows(lines: readonly UseLine[]): UseRow[] {
  const of = (wanted: UseLine['kind']): UseLine[] => lines.filter(({ kind }) => kind === wanted);
  const { story = '', lang = '' } = lines[0] ?? {};
  const visits = of('story');
  const pages = groups(of('page'), ({ page }) => page);
  // A page may say twice that a story was seen to its end, when somebody goes back and on again.
  const completion = visits.length === 0 ? 0 : Math.min(1, of('complete').length / visits.length);
  const row = (page: string, seen: readonly UseLine[], share: number | undefined): UseRow => ({
    story,
    lang,
    page,
    visits: seen.length,
    dwell: median(seen.map(({ ms }) => ms)),
    completion: share,
  });
  return [row('', visits, completion), ...pages.map((seen) => row(seen[0]?.page ?? '', seen, undefined))];
}

function nameOf([first]: readonly UseLine[]): string {
  return `${first?.story}\n${first?.lang}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groups(lines: readonly UseLine[], keyOf: (line: UseLine) => string): UseLine[][] {
  const found = new Map<string, UseLine[]>();
  for (const line of lines) {
    const own = found.get(keyOf(line));
    if (own) own.push(line);
    else found.set(keyOf(line), [line]);
  }
  return [...found.values()];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}
