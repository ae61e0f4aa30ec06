import { type Diagnostic, hasError } from '../diagnostic.ts';
import type { ScriptFile } from '../input/find-scripts.ts';
import { shownPath } from '../input/read-script.ts';
import type { Edition } from '../model/narrative.ts';
import { slidesOf } from '../model/walk.ts';
import { summary } from '../report.ts';
import { typed } from './typed.ts';

/** A script and how far it has come. */
export interface NarrativeState {
  readonly script: ScriptFile;
  readonly cwd: string;
  /** Undefined when it couldn't be read. */
  readonly edition: Edition | undefined;
  readonly problems: readonly Diagnostic[];
  /** The page that shows everything that was made. */
  readonly index: string;
  /** What was made; old when the script was changed since. */
  readonly outputs: readonly { readonly file: string; readonly isOld: boolean }[];
}

/** What is here, and the three commands that are likely next. */
export function showProject(states: readonly NarrativeState[]): string {
  const count = states.length === 1 ? 'One script' : `${states.length} scripts`;
  return `${count} here:\n\n${states.map(showState).join('\n')}\nNext:\n\n${showNext(nextCommands(states))}`;
}

function showState(state: NarrativeState): string {
  const { script, cwd, edition, problems, outputs } = state;
  const slides = edition ? [...slidesOf(edition)].length : 0;
  const facts = [
    shownPath(script.file, cwd),
    edition?.meta.lang ?? script.lang,
    `${slides} slide${slides === 1 ? '' : 's'}`,
    summary(problems) || 'no problems',
  ];
  const made = outputs.map(({ file, isOld }) => `${file}${isOld ? ' (older than the script)' : ''}`);
  return `  ${edition?.meta.title || script.narrative}
    ${facts.filter(Boolean).join(', ')}
    ${made.length === 0 ? 'not built yet' : made.join('\n    ')}
`;
}

interface NextCommand {
  readonly command: string;
  readonly gain: string;
}

function nextCommands(states: readonly NarrativeState[]): readonly NextCommand[] {
  const [only] = states;
  const one = states.length === 1 && only ? [shownPath(only.script.file, only.cwd)] : [];
  const broken = states.filter(({ problems }) => summary(problems) !== '');
  const [worst] = broken.filter(({ problems }) => hasError(problems)).concat(broken);
  const isFresh = states.every(({ outputs }) => outputs.length > 0 && outputs.every((each) => !each.isOld));
  const check = worst && {
    command: typed('check', shownPath(worst.script.file, worst.cwd)),
    gain: 'see what is wrong, and how to mend it',
  };
  const look = { command: only?.index ?? '', gain: 'open it in a browser: everything that was made' };
  const dev = { command: typed('dev', ...one), gain: 'write, with the deck beside you' };
  const build = { command: typed('build', ...one), gain: 'make decks and PDFs' };
  const fresh = { command: typed('new', 'Another talk'), gain: 'begin another' };
  const wanted = isFresh ? [check, look, dev, fresh] : [check, dev, build, fresh];
  return wanted.filter((each) => each !== undefined).slice(0, 3);
}

function showNext(commands: readonly NextCommand[]): string {
  const width = Math.max(...commands.map(({ command }) => command.length));
  return commands.map(({ command, gain }) => `  ${command.padEnd(width)}   ${gain}\n`).join('');
}
