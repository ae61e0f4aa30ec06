import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { shownPath } from '../input/read-script.ts';
import type { KioskFacts, KioskStoryFacts } from '../model/kiosk.ts';
import { type Published, publishRelease } from '../serve/kiosk/publish-release.ts';
import { type NoTarget, noTarget } from '../serve/kiosk/publish-target.ts';
import { readRelease } from '../serve/kiosk/release.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodeOf, type Terminal, tellProblems } from './terminal.ts';
import { typed } from './typed.ts';

export interface PublishOptions {
  /** Publishes pages without a valid signature too. */
  readonly draft?: boolean;
  /** The target is a removable stick. */
  readonly stick?: boolean;
}

/** The folder of an installation on a stick. */
export const stickFolder = 'lanternist-kiosk';

/** `lanternist publish`: puts a release into a kiosk's folder or onto a stick, whole or not at all. */
export async function publish(
  terminal: Terminal,
  folder: string,
  target: string,
  { draft = false, stick = false }: PublishOptions,
): Promise<ExitCode> {
  const from = resolve(terminal.cwd, folder);
  const to = stick ? join(resolve(terminal.cwd, target), stickFolder) : resolve(terminal.cwd, target);
  const missing = missingPath(terminal, from, stick ? resolve(terminal.cwd, target) : undefined);
  if (missing) return tell(terminal, [missing]);
  const release = await readRelease(from);
  const broken = (reason: string): ExitCode =>
    tell(terminal, [problem('release-broken', undefined, undefined, { path: folder, reason })]);
  if (release.type === 'broken') return broken(release.reason);
  const unsigned = release.facts.stories.filter((story) => story.unsigned.length > 0);
  if (unsigned.length > 0 && !draft) return tell(terminal, unsigned.map(unsignedProblem));
  const path = shownPath(to, terminal.cwd);
  const against = noTarget(from, to);
  if (against) return tell(terminal, [targetProblem(against, path, folder, terminal.cwd)]);
  const done = await publishRelease(from, to, { stick });
  if (done.type === 'broken') return broken(done.reason);
  if (done.type === 'refused')
    return tell(terminal, [
      problem('release-refused', undefined, undefined, { path, version: done.version.slice(0, 12) }),
    ]);
  terminal.out(`${saysOf(done, path, stick)}${draftLines(release.facts, unsigned)}`);
  return exitCodes.fine;
}

function tell(terminal: Terminal, problems: readonly Diagnostic[]): ExitCode {
  tellProblems(terminal, problems, 'text');
  return exitCodeOf(problems, false);
}

/** A stick that isn't plugged in must not become a folder on the machine's own disk. */
function missingPath(terminal: Terminal, from: string, stick: string | undefined): Diagnostic | undefined {
  const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
  const said = (path: string, hint: string): Diagnostic =>
    problem('file-missing', undefined, undefined, { path: shownPath(path, terminal.cwd), hint });
  if (!isFolder(from)) return said(from, 'Build a release first: lanternist build --to kiosk makes dist/kiosk.');
  if (stick !== undefined && !isFolder(stick))
    return said(stick, 'Plug the stick in, and name the folder at which the system shows it.');
  return undefined;
}

function targetProblem(against: NoTarget, path: string, from: string, cwd: string): Diagnostic {
  const reasons = { itself: 'it is the release itself', inside: `it lies in the release "${from}"` };
  const isForeign = against.type === 'foreign';
  const within = isForeign && !existsSync(resolve(cwd, path, 'kiosk'));
  return problem('release-target', undefined, undefined, {
    path,
    reason: isForeign ? `it holds "${against.name}", and no kiosk` : reasons[against.type],
    example: typed('publish', from, within ? `${path}/kiosk` : 'museum-kiosk'),
  });
}

/** How many ids of pages are named in a message. */
const mostNamed = 3;

function unsignedProblem({ id, lang, unsigned }: KioskStoryFacts): Diagnostic {
  const named = unsigned.slice(0, mostNamed).map((page) => `"${page}"`);
  const rest = unsigned.length - named.length;
  return problem('release-unsigned', undefined, undefined, {
    story: id,
    lang,
    count: plural(unsigned.length),
    pages: `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  });
}

function plural(count: number): string {
  return `${count} page${count === 1 ? '' : 's'}`;
}

function saysOf({ version, as, copied }: Published, path: string, stick: boolean): string {
  const name = version.slice(0, 12);
  const first = copied
    ? `published  ${path}  release ${name}\n`
    : `unchanged  ${path}  release ${name} lay there whole\n`;
  if (stick) return `${first}Eject the stick before you pull it out. At the kiosk: staff panel, "install from USB".\n`;
  if (as === 'wanted') return `${first}The kiosk changes to it when nobody stands before it.\n`;
  if (as === 'same') return `${first}The kiosk shows this release already.\n`;
  return `${first}Start it: ${typed('kiosk', path)}\n`;
}

function draftLines({ stories }: KioskFacts, unsigned: readonly KioskStoryFacts[]): string {
  const count = unsigned.reduce((sum, story) => sum + story.unsigned.length, 0);
  if (count === 0) return '';
  return `A draft: ${plural(count)} without a valid signature, in ${unsigned.length} of ${stories.length} editions.\n`;
}
