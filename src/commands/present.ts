import { dirname } from 'node:path';
import { type Compiled, compileScript, languageOf } from '../compile.ts';
import { hasError } from '../diagnostic.ts';
import { findScripts } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import { dropped } from '../model/lecture.ts';
import { slidesOf } from '../model/walk.ts';
import { byNarrative } from '../narratives.ts';
import { openPrintPool } from '../output/print-pool.ts';
import { openInBrowser } from '../serve/open-in-browser.ts';
import { networkAddresses } from '../serve/present/invitations.ts';
import { openPresentation, type Presentation } from '../serve/present/present.ts';
import { suggestion } from '../suggest.ts';
import { openWorkshop, type Workshop } from '../workshop.ts';
import { wantedPaths, withConfiguration } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { listenToStop } from './listen-to-stop.ts';
import { tellRehearsal } from './rehearsal.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';

export interface PresentOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly lang?: string;
  /** `true` without an address. */
  readonly lan?: string | true;
  readonly rehearse?: boolean;
  readonly browser?: string;
}

/** `lanternist present`: gives a lecture, until Ctrl-C. */
export async function present(
  terminal: Terminal,
  paths: readonly string[],
  options: PresentOptions,
): Promise<ExitCode> {
  const lan = options.lan === true ? '' : options.lan?.toLowerCase();
  if (lan && !['127.0.0.1', ...networkAddresses()].includes(lan)) {
    const own = networkAddresses().join(', ') || 'none: it is in no network';
    terminal.err(
      `error: --lan takes an address of this machine (${own}), not "${options.lan}"; name the script before it\n`,
    );
    return exitCodes.usage;
  }
  const workshop = openWorkshop(terminal.cwd);
  const editions = await editionsToPresent(terminal, workshop, paths, options.lang ?? '');
  if (typeof editions === 'number') return editions;
  const printers = openPrintPool(withConfiguration(terminal.cwd, options).browser);
  const stop = listenToStop();
  let presentation: Presentation | undefined;
  try {
    presentation = await openPresentation({
      workshop,
      editions,
      printers,
      port: options.port ?? 0,
      lan,
      rehearse: options.rehearse ?? false,
      now: () => performance.now(),
      log: (line) => terminal.err(`${new Date().toTimeString().slice(0, 8)}  ${line}\n`),
    });
    welcome(terminal, presentation, options);
    await stop.stopped;
    presentation.hall.end();
    // The terminal has written ^C into the line.
    if (terminal.input.isTTY) terminal.out('\n');
    farewell(terminal, presentation, editions);
    if (presentation.rehearsing) await tellRehearsal(terminal, presentation.rehearsing);
  } finally {
    stop.end();
    await presentation?.close();
    await printers.close();
  }
  return exitCodes.fine;
}

/** The editions of the one narrative that is meant, that of the screen first; an exit code after telling what's wrong. */
async function editionsToPresent(
  terminal: Terminal,
  workshop: Workshop,
  paths: readonly string[],
  lang: string,
): Promise<readonly Compiled[] | ExitCode> {
  const { scripts, problems } = findScripts(wantedPaths(terminal.cwd, paths), terminal.cwd);
  if (problems.length > 0) {
    tellProblems(terminal, problems, 'text');
    return exitCodeOf(problems, false);
  }
  const groups = byNarrative(scripts);
  const [group = []] = groups;
  if (groups.length !== 1) {
    const names = groups.map(
      ([script]) => `  lanternist present ${script ? shownPath(script.file, terminal.cwd) : ''}`,
    );
    terminal.err(`error: a lecture is one narrative; here are ${groups.length}. Say which one:\n${names.join('\n')}\n`);
    return exitCodes.usage;
  }
  const compiled = await Promise.all(group.map((script) => compileScript(workshop, script)));
  const languages = compiled.map(languageOf);
  if (lang !== '' && !languages.includes(lang)) {
    const [script] = group;
    const place = script ? shownPath(script.lang === '' ? script.file : dirname(script.file), terminal.cwd) : '';
    const known = languages.filter(Boolean);
    const wish = `"${lang}"${suggestion(lang, known)}`;
    terminal.err(`error: "${place}" has no script in the language ${wish}\n  There are: ${known.join(', ')}.\n`);
    return exitCodes.usage;
  }
  const wanted = lang || (languages.includes('en') ? 'en' : (languages[0] ?? ''));
  const inOrder = [...compiled].sort((a, b) => Number(languageOf(b) === wanted) - Number(languageOf(a) === wanted));
  const [first, ...others] = inOrder;
  if (!first || hasError(first.problems)) {
    tellProblems(terminal, first?.problems ?? [], 'text');
    return exitCodes.problems;
  }
  const broken = others.filter(({ problems }) => hasError(problems));
  for (const { problems } of broken) tellProblems(terminal, problems, 'text');
  return inOrder.filter((each) => !broken.includes(each));
}

function welcome(terminal: Terminal, { address, invitations }: Presentation, options: PresentOptions): void {
  terminal.err('The lecture is open; Ctrl-C ends it.\n');
  terminal.out(`screen     ${address}\nspeaker    ${address}speaker\n`);
  const { without, pair, follow } = invitations();
  if (without === '') terminal.out(`phone      ${pair.address}\nlisteners  ${follow.address}\n`);
  if (options.open) openInBrowser(address);
}

/** What was left out, for whoever wants to say so. */
function farewell(terminal: Terminal, { hall }: Presentation, [first]: readonly Compiled[]): void {
  const left = new Set(dropped(hall.lecture(), hall.road));
  if (left.size === 0) return;
  const slides = first?.edition ? [...slidesOf(first.edition)] : [];
  const names = slides.filter(({ id }) => left.has(id)).map(({ number, title }) => `  ${number}  ${title}`);
  terminal.out(`Not shown, for want of time:\n${names.join('\n')}\n`);
}
