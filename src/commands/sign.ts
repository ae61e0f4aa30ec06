import { dirname } from 'node:path';
import { type Compiled, compileScript } from '../compile.ts';
import { type Diagnostic, hasError } from '../diagnostic.ts';
import { findScripts, type ScriptFile } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import { signoffText } from '../input/signoff.ts';
import type { Edition } from '../model/narrative.ts';
import type { Signature } from '../model/signoff.ts';
import { type SlideRead, slidesRead } from '../model/slide-read.ts';
import { slidesOf } from '../model/walk.ts';
import { betweenEditions, unique } from '../narratives.ts';
import { writeWhole } from '../output/write.ts';
import { suggestion } from '../suggest.ts';
import { openWorkshop } from '../workshop.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';
import { typed } from './typed.ts';

export interface SignOptions {
  /** Always needed; its absence is told with an example. */
  readonly by?: string;
  readonly lang?: string;
  readonly slide?: readonly string[];
  /** YYYY-MM-DD; today when not given. */
  readonly date?: string;
}

/** `lanternist sign`: writes who has read which slide, and what it said. `now` is the clock. */
export async function sign(
  terminal: Terminal,
  path: string,
  options: SignOptions,
  now: () => Date = () => new Date(),
): Promise<ExitCode> {
  const by = (options.by ?? '').replace(/\s+/g, ' ').trim();
  const date = options.date ?? today(now(), process.env.SOURCE_DATE_EPOCH);
  const refused = refusal(by, date, path);
  if (refused !== '') return refuse(terminal, refused);
  const found = findScripts([path], terminal.cwd);
  if (hasError(found.problems)) return tell(terminal, found.problems);
  const narratives = [...new Set(found.scripts.map(({ narrative }) => narrative))];
  if (narratives.length > 1)
    return refuse(
      terminal,
      `"${path}" holds ${narratives.length} narratives: ${narratives.join(', ')}; name one of them`,
    );
  const workshop = openWorkshop(terminal.cwd);
  const all = await Promise.all(found.scripts.map((script) => compileScript(workshop, script)));
  const wanted = all.filter(({ edition }) => !options.lang || !edition || edition.meta.lang === options.lang);
  const known = all.flatMap(({ edition }) => edition?.meta.lang ?? []);
  if (wanted.length === 0)
    return refuse(terminal, `"${path}" has no script in "${options.lang}"; there is ${known.join(', ')}`);
  const files = wanted.map(({ edition }) => edition?.source.path);
  const between = betweenEditions(all).filter((each) => files.includes(each.file));
  const errors = [...wanted.flatMap(({ problems }) => problems), ...between].filter(isError);
  if (errors.length > 0) {
    tellProblems(terminal, unique(errors), 'text');
    terminal.err('Nothing was signed: mend the errors first.\n');
    return exitCodeOf(errors, false);
  }
  const unknown = unknownSlide(wanted, options.slide ?? []);
  if (unknown !== '') return refuse(terminal, unknown);
  signScripts(terminal, wanted, { by, date, slides: options.slide });
  const [first] = found.scripts;
  if (first) terminal.out(`Later changes are shown by "${typed('check', typedPath(first, terminal.cwd))}".\n`);
  return exitCodes.fine;
}

function refuse(terminal: Terminal, reason: string): ExitCode {
  terminal.err(`error: ${reason}\n`);
  return exitCodes.usage;
}

function tell(terminal: Terminal, problems: readonly Diagnostic[]): ExitCode {
  tellProblems(terminal, problems, 'text');
  return exitCodeOf(problems, false);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function typedPath({ file, lang }: ScriptFile, cwd: string): string {
  return shownPath(lang === '' ? file : dirname(file), cwd) || '.';
}

/** The day it is here; that of SOURCE_DATE_EPOCH when it is set. */
function today(now: Date, epoch: string | undefined): string {
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

function refusal(by: string, date: string, path: string): string {
  if (by === '') return `--by needs the name of who has read it: ${typed('sign', path)} --by "A. Historian"`;
  const day = new Date(`${date}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date);
  return isDay ? '' : `--date is "${date}", expected a day such as 2026-11-22`;
}

/** What is wrong with `--slide`; '' when every script has every slide that is named. */
function unknownSlide(wanted: readonly Compiled[], names: readonly string[]): string {
  for (const { edition } of wanted) {
    const ids = edition ? [...slidesOf(edition)].map(({ id }) => id) : [];
    const unknown = names.find((name) => !ids.includes(name));
    if (unknown !== undefined)
      return `${edition?.source.path ?? 'The script'} has no slide "${unknown}"${suggestion(unknown, ids)}`;
  }
  return '';
}

interface Signing {
  readonly by: string;
  readonly date: string;
  /** Ids; undefined for all. */
  readonly slides: readonly string[] | undefined;
}

/** Signs the editions of one narrative, whose signatures lie in one file. */
function signScripts(terminal: Terminal, wanted: readonly Compiled[], signing: Signing): void {
  const [first] = wanted;
  if (!first) return;
  let signatures = first.signed.signatures;
  for (const { edition, library, signed } of wanted) {
    if (!edition) continue;
    const read = slidesRead(edition, library);
    const chosen = read.filter(({ slide }) => signing.slides?.includes(slide.id) ?? true);
    const states = chosen.map(({ slide }) => signed.slides.get(slide.id)?.type ?? 'unsigned');
    const count = (state: (typeof states)[number]): number => states.filter((each) => each === state).length;
    const facts = [
      count('changed') > 0 ? `${count('changed')} changed since the last signature` : '',
      count('unsigned') > 0 ? `${count('unsigned')} signed for the first time` : '',
      signing.slides === undefined && signed.gone.length > 0 ? `${plural(signed.gone.length)} gone` : '',
    ].filter(Boolean);
    const rest = facts.length > 0 ? `: ${facts.join(', ')}` : ', all as they were';
    terminal.out(
      `${edition.source.path}: ${plural(chosen.length)} signed by ${signing.by} on ${signing.date}${rest}\n`,
    );
    signatures = withSignatures(signatures, edition, read, chosen, signing);
  }
  writeWhole(first.signed.file, signoffText(signatures));
  terminal.out(`written    ${shownPath(first.signed.file, terminal.cwd)}\n`);
}

function plural(count: number): string {
  return `${count} slide${count === 1 ? '' : 's'}`;
}

/**
 * The signatures with the new ones among them: by language, then in the order of the script. Those of slides that are
 * gone end when the whole edition is signed.
 */
function withSignatures(
  before: readonly Signature[],
  { meta: { lang } }: Edition,
  read: readonly SlideRead[],
  chosen: readonly SlideRead[],
  { by, date, slides }: Signing,
): Signature[] {
  const old = before.filter((each) => each.lang === lang);
  const own = read.flatMap((each): Signature[] => {
    const { slide, hash, text, library } = each;
    if (chosen.includes(each)) return [{ lang, slide: slide.id, by, date, hash, text, library }];
    return old.filter((signature) => signature.slide === slide.id);
  });
  const gone = slides === undefined ? [] : old.filter(({ slide }) => !read.some((each) => each.slide.id === slide));
  const others = before.filter((each) => each.lang !== lang);
  // A stable sort: within a language the order stays.
  return [...others, ...own, ...gone].sort((a, b) => (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0));
}
