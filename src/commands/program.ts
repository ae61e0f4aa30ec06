import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { packageFolder } from '../assets.ts';
import { EnvironmentFailure } from '../environment.ts';
import { handoutLayouts } from '../model/print-settings.ts';
import { formatGroups, formats } from '../render/formats.ts';
import { suggestion } from '../suggest.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { addKioskCommands } from './kiosk-program.ts';
import { libraryKinds, schemaNames } from './library-kinds.ts';
import { portNumber } from './option-values.ts';
import { addPresentCommand } from './present-program.ts';
import { exitCodeOf, systemTerminal, type Terminal, tellProblems } from './terminal.ts';

/** Runs the command line and gives the exit code; nothing else sets it. */
export async function runCli(argv: readonly string[], terminal: Terminal = systemTerminal()): Promise<ExitCode> {
  const state: { code: ExitCode } = { code: exitCodes.fine };
  const program = createProgram(terminal, (code) => {
    state.code = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return state.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof EnvironmentFailure) {
      tellProblems(terminal, [error.diagnostic], 'text');
      return exitCodeOf([error.diagnostic], false);
    }
    terminal.err(
      `This is a fault of Lanternist, not of your script:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return exitCodes.environment;
  }
}

function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('lanternist')
    .description(
      'One Markdown narrative script becomes a lecture deck and its PDF, offline.\nWithout a command: shows what is here, or makes a first talk.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  lanternist new "My talk"     make a script to begin with\n  lanternist dev my-talk.md    write with the deck beside it\n  lanternist build             make the deck and its PDF\n\n"lanternist build --help" explains a command.\n\nExit codes: 0 fine, 1 problems, 2 wrong usage, 3 the machine (no browser, full disk).',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'explain a command')
    .allowExcessArguments(true)
    .showSuggestionAfterError(true)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride();

  const report = (): Option =>
    new Option('--format <format>', 'how problems are printed: for people, as JSON, or as marks on GitHub')
      .choices(['text', 'json', 'github'])
      .default('text');
  const browser = (): Option => new Option('--browser <path>', 'browser to print with: a path, or "embedded"');

  program
    .command('build')
    .description('make decks and PDFs')
    .argument(
      '[paths...]',
      'scripts, narrative folders, or a folder of narratives (default: narratives/, else this folder)',
    )
    .option(
      '--to <outputs>',
      `outputs to make, separated by commas: ${[...formats.map(({ name }) => name), ...Object.keys(formatGroups)].join(', ')}`,
      checkedOutputs,
    )
    .option('-o, --out <folder>', 'folder for the outputs (default: dist)')
    .option('--lang <language>', 'only scripts in this language')
    .option('--theme <name>', 'theme instead of the script’s: paper, gallery, or one of your own')
    .addOption(new Option('--size <ratio>', 'shape of the slides').choices(['16:9', '4:3']))
    .option('--share', 'deck without speaker notes and cues')
    .option('--fragments', 'PDF with a page for every step')
    .addOption(new Option('--layout <layout>', 'handout: a guide, or slides on a page').choices(handoutLayouts))
    .addOption(new Option('--paper <size>', 'paper outputs: A4 or Letter').choices(['A4', 'Letter']))
    .addOption(new Option('--orientation <way>', 'handout: how the paper lies').choices(['portrait', 'landscape']))
    .option('--down', 'handout of slides in columns instead of rows')
    .option('--grey', 'paper outputs for printers without colour')
    .option('--cover', 'handout with a cover page')
    .option('--large', 'reader in large print')
    .option('--pace <words>', 'script: spoken words a minute (default: 130)', checkedPace)
    .option('-w, --watch', 'build again when a file changes')
    .option('--strict', 'warnings count as errors')
    .option('-q, --quiet', 'print errors only')
    .addOption(report())
    .addOption(browser())
    .action(async (paths, options) => finish(await (await import('./build.ts')).build(terminal, paths, options)));

  program
    .command('check')
    .description('print all problems, write nothing')
    .argument(
      '[paths...]',
      'scripts, narrative folders, or a folder of narratives (default: narratives/, else this folder)',
    )
    .option('--rendered', 'also lay the slides out in a browser and measure them')
    .option('--languages', 'also compare translations with the script that they follow')
    .option('--lang <language>', 'only scripts in this language')
    .option('--strict', 'warnings count as errors')
    .addOption(report())
    .addOption(browser())
    .action(async (paths, options) => finish(await (await import('./check.ts')).check(terminal, paths, options)));

  program
    .command('dev')
    .description('open the writing desk: the live deck and its problems, in a browser')
    .argument(
      '[paths...]',
      'scripts, narrative folders, or a folder of narratives (default: narratives/, else this folder)',
    )
    .option('-p, --port <number>', 'port on this machine (default: any free one)', portNumber)
    .option('--no-open', 'do not open a browser window')
    .option('-o, --out <folder>', 'folder for outputs (default: dist)')
    .option('--editor <command>', 'editor with a window that places are opened in, such as "code" or "subl"')
    .addOption(browser())
    .action(async (paths, options) => finish(await (await import('./dev.ts')).dev(terminal, paths, options)));
  addPresentCommand(program, terminal, finish);

  program
    .command('new')
    .description('make a starter script')
    .argument('<name>', 'name of the talk or narrative, also its file or folder')
    .addOption(
      new Option('--template <template>', 'talk is one file; narrative is a folder with acts, dates and a time strip')
        .choices(['talk', 'narrative'])
        .default('talk'),
    )
    .action(async (name, options) => finish(await (await import('./new.ts')).create(terminal, name, options)));

  program
    .command('ids')
    .description('write the ids of slides into their headings, so that links survive edited headlines')
    .argument(
      '[paths...]',
      'scripts, narrative folders, or a folder of narratives (default: narratives/, else this folder)',
    )
    .option('--dry-run', 'only print what would be written')
    .action(async (paths, options) => finish(await (await import('./ids.ts')).ids(terminal, paths, options)));

  program
    .command('evidence')
    .description('print every sentence with its source and a box to tick')
    .argument(
      '[paths...]',
      'scripts, narrative folders, or a folder of narratives (default: narratives/, else this folder)',
    )
    .addOption(
      new Option('--format <format>', 'for people, for programs, or as evidence.pdf beside the outputs')
        .choices(['text', 'json', 'pdf'])
        .default('text'),
    )
    .option('--lang <language>', 'only scripts in this language')
    .option('-o, --out <folder>', 'folder for evidence.pdf (default: dist)')
    .addOption(browser())
    .action(async (paths, options) => finish(await (await import('./evidence.ts')).evidence(terminal, paths, options)));

  program
    .command('sign')
    .description('sign what you have read: writes signoff.yaml beside the script')
    .argument('<narrative>', 'a narrative folder or a script')
    .option('--by <name>', 'who has read it')
    .option('--lang <language>', 'only the script in this language')
    .option('--slide <ids...>', 'only these slides')
    .option('--date <day>', 'when, year-month-day (default: today)')
    .action(async (narrative, options) => finish(await (await import('./sign.ts')).sign(terminal, narrative, options)));

  program
    .command('figure')
    .description('write one map, timeline or chart as SVG or PNG, for use elsewhere')
    .argument('<script#figure>', 'the script, and the id of the figure or of its slide: en.md#landing')
    .option('-o, --out <file>', 'map.svg or map.png (default: SVG to standard output)')
    .option('--theme <name>', 'theme instead of the script’s: paper, gallery, or one of your own')
    .option('--size <size>', 'width and height in px, such as 1280x720', checkedSize)
    .option('--scale <number>', 'pixels of a PNG to a px', checkedScale, 2)
    .addOption(browser())
    .action(async (target, options) => finish(await (await import('./figure.ts')).figure(terminal, target, options)));

  program
    .command('library')
    .description('find sources, claims, places and people, with the notation to paste')
    .argument('[kind]', `${libraryKinds.join(', ')}; all when not given`)
    .argument('[text...]', 'words to find, in any order')
    .option('--library <folder>', 'folder of the library (default: the one in use here)')
    .addOption(
      new Option('--format <format>', 'how entries are printed: for people, or as JSON')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--schema <file>', `JSON Schema of a file, for editors: ${schemaNames.join(', ')}`)
    .action(async (kind, text, options) =>
      finish(await (await import('./library.ts')).library(terminal, kind, text, options)),
    );

  addKioskCommands(program, terminal, finish);

  program
    .command('doctor')
    .description('say what this machine has for Lanternist, and how to mend what is missing')
    .addOption(browser())
    .action(async (options) => finish(await (await import('./doctor.ts')).doctor(terminal, options)));

  program.action(async () => {
    const [unknown] = program.args;
    if (unknown === undefined) return finish(await (await import('./home.ts')).home(terminal));
    const known = program.commands.map((command) => command.name());
    program.error(
      `error: unknown command '${unknown}'${suggestion(unknown, known).replace(', did', '\n(Did').replace(/\?$/, '?)')}\nlanternist --help lists the commands`,
      { exitCode: exitCodes.usage },
    );
  });

  return program;
}

function checkedSize(value: string): string {
  const [, width = '', height = ''] = /^(\d+)x(\d+)$/.exec(value) ?? [];
  const isFit = [width, height].every((each) => Number(each) >= 200 && Number(each) <= 10_000);
  if (!isFit) throw new InvalidArgumentError('Write width and height from 200 to 10000, such as 1280x720.');
  return value;
}

function checkedPace(value: string): number {
  const pace = Number(value);
  if (!(pace >= 60 && pace <= 240)) throw new InvalidArgumentError('Use a number of words from 60 to 240.');
  return pace;
}

function checkedScale(value: string): number {
  const scale = Number(value);
  if (!(scale >= 1 && scale <= 8)) throw new InvalidArgumentError('Use a number from 1 to 8.');
  return scale;
}

function checkedOutputs(value: string): string {
  const known = [...formats.map((format) => format.name as string), ...Object.keys(formatGroups)];
  const wrong = value.split(/[\s,]+/).find((name) => name !== '' && !known.includes(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`Unknown output "${wrong}"; known are ${known.join(', ')}.`);
  return value;
}

function version(): string {
  return (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;
}
