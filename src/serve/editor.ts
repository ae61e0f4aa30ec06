import { spawn } from 'node:child_process';
import { parse } from 'node:path';

/** A place in a file as an editor is told it. */
export interface EditorPlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Arguments = (place: EditorPlace) => readonly string[];

const goTo: Arguments = ({ file, line, column }) => ['-g', `${file}:${line}:${column}`];
const colons: Arguments = ({ file, line, column }) => [`${file}:${line}:${column}`];
const flags: Arguments = ({ file, line, column }) => ['--line', `${line}`, '--column', `${column}`, file];
const plus: Arguments = ({ file, line, column }) => [`+${line}:${column}`, file];

/** How editors with a window of their own are told a place, by the name of their program. */
const editors: Readonly<Record<string, Arguments>> = {
  ...named(['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf', 'positron'], goTo),
  ...named(['subl', 'sublime_text', 'zed', 'zeditor', 'lapce'], colons),
  ...named(['idea', 'webstorm', 'pycharm', 'phpstorm', 'rubymine', 'goland', 'kate'], flags),
  ...named(['emacsclient', 'gnome-text-editor', 'gedit'], plus),
};

/** They need a terminal, and the desk has none to give. */
const inTerminals = ['vi', 'vim', 'nvim', 'nano', 'pico', 'hx', 'helix', 'micro', 'ne', 'joe', 'ed'];

function named(names: readonly string[], words: Arguments): Readonly<Record<string, Arguments>> {
  return Object.fromEntries(names.map((name) => [name, words]));
}

/** The name of an editor's program: `/usr/bin/code` is `code`. */
export function editorName(command: string): string {
  return parse(command).name.toLowerCase();
}

/** Whether an editor runs in a terminal. */
export function needsTerminal(command: string): boolean {
  return inTerminals.includes(editorName(command));
}

/** The words behind the command; an editor that isn't known gets the file alone. */
export function editorWords(command: string, place: EditorPlace): readonly string[] {
  return editors[editorName(command)]?.(place) ?? [place.file];
}

/** Opens a place in an editor, without a shell in between; gives what went wrong, '' when it started. */
export function openInEditor(command: string, place: EditorPlace): Promise<string> {
  return new Promise((settle) => {
    const child = spawn(command, [...editorWords(command, place)], { detached: true, stdio: 'ignore', shell: false });
    child.once('spawn', () => settle(''));
    child.once('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ENOENT' ? `There is no program "${command}".` : `"${command}" can't be started.`),
    );
    child.unref();
  });
}
