import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { problem } from '../diagnostic.ts';
import { shownPath } from '../input/read-script.ts';
import { manifestName } from '../output/kiosk-manifest.ts';
import { writeWhole } from '../output/write.ts';
import { currentOf, releaseFolder } from '../serve/kiosk/installation.ts';
import { evidenceFolder } from '../serve/kiosk/installed.ts';
import { isKioskFolder } from '../serve/kiosk/publish-target.ts';
import { readJson } from '../serve/kiosk/read-json.ts';
import { readUse, type UseFound } from '../serve/kiosk/read-use.ts';
import { readFacts } from '../serve/kiosk/release-schema.ts';
import { type UseNames, usePage } from '../serve/kiosk/use-page.ts';
import { type UseRow, type UseTable, useTable } from '../serve/kiosk/use-table.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface KioskStatsOptions {
  /** File for a page with bars. */
  readonly html?: string;
  /** Only from this day on, year-month-day. */
  readonly since?: string;
}

/** `lanternist kiosk stats`: how a kiosk was used, by story, language and page; no visitor can be told from another. */
export async function kioskStats(
  terminal: Terminal,
  folder: string,
  { html, since = '' }: KioskStatsOptions,
): Promise<ExitCode> {
  const target = resolve(terminal.cwd, folder);
  if (!existsSync(target)) {
    const hint = 'Name the folder that "lanternist publish" made.';
    const missing = problem('file-missing', undefined, undefined, { path: shownPath(target, terminal.cwd), hint });
    tellProblems(terminal, [missing], 'text');
    return exitCodeOf([missing], false);
  }
  const evidence = evidenceFolder(target);
  if (!isKioskFolder(target) && !existsSync(join(target, manifestName)) && !existsSync(evidence)) {
    const none = problem('kiosk-none', undefined, undefined, { path: shownPath(target, terminal.cwd) });
    tellProblems(terminal, [none], 'text');
    return exitCodeOf([none], false);
  }
  if (html !== undefined && !/\.html?$/i.test(html)) {
    terminal.err(`error: --html is "${html}", expected the name of a page such as use.html\n`);
    return exitCodes.usage;
  }
  if (since !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(since)) {
    terminal.err(`error: --since is "${since}", expected a day such as 2026-11-22\n`);
    return exitCodes.usage;
  }
  const found = await readUse(evidence, since);
  const table = useTable(found.lines);
  terminal.out(tableText(table, found));
  if (html === undefined) return exitCodes.fine;
  const file = resolve(terminal.cwd, html);
  writeWhole(file, usePage(table, found, await namesOf(target)));
  terminal.out(`written    ${shownPath(file, terminal.cwd)}\n`);
  return exitCodes.fine;
}

/** Titles as the running release has them; a story that is gone keeps its id. */
async function namesOf(target: string): Promise<UseNames> {
  const current = await currentOf(target);
  const file = current ? join(releaseFolder(target, current.version), 'kiosk.json') : join(target, 'kiosk.json');
  const facts = readFacts(await readJson(file));
  return {
    kiosk: facts?.title ?? '',
    story: (id, lang) => facts?.stories.find((each) => each.id === id && each.lang === lang)?.title ?? id,
  };
}

function tableText({ sessions, length, rows }: UseTable, { from, to, unreadable }: UseFound): string {
  if (from === '') return 'No evidence of use yet.\n';
  const cells = rows.map(cellsOf);
  const head = ['story', 'language', 'page', 'visits', 'median', 'to the end'];
  const widths = head.map((word, column) =>
    Math.max(word.length, ...cells.map((row) => [...(row[column] ?? '')].length)),
  );
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const pad = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return column < 3 ? cell + pad : pad + cell;
      })
      .join('  ')
      .trimEnd();
  const torn = unreadable > 0 ? `${unreadable} lines could not be read; a power cut may tear the last one.\n` : '';
  const sum = `${from} to ${to}: ${sessions} ${sessions === 1 ? 'visit' : 'visits'}, median ${seconds(length)}\n`;
  return `${sum}\n${[head, ...cells].map(lineOf).join('\n')}\n${torn}`;
}

function cellsOf({ story, lang, page, visits, dwell, completion }: UseRow): readonly string[] {
  const share = completion === undefined ? '' : `${Math.round(completion * 100)} %`;
  return [page === '' ? story : '', page === '' ? lang : '', page, String(visits), seconds(dwell), share];
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
