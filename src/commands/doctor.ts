import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { join, resolve } from 'node:path';
import { builtFolder, packageFolder } from '../assets.ts';
import { userCache } from '../output/user-cache.ts';
import { writeFault } from '../output/write-access.ts';
import { withConfiguration } from './build.ts';
import { browserSections } from './doctor-browsers.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type Finding, finding, type Section, showSections } from './findings.ts';
import type { Terminal } from './terminal.ts';

export interface DoctorOptions {
  readonly browser?: string;
}

/** `lanternist doctor`: what this machine has, and how to mend what is missing. Fine when it can print. */
export async function doctor(terminal: Terminal, options: DoctorOptions): Promise<ExitCode> {
  const { out, browser } = withConfiguration(terminal.cwd, options);
  const browsers = await browserSections(browser);
  const sections: readonly Section[] = [
    { title: 'This machine', findings: machine() },
    ...browsers.sections,
    { title: 'Files and folders', findings: [...fonts(), ...folders(resolve(terminal.cwd, out))] },
    { title: 'Settings in the environment', findings: settings() },
  ];
  terminal.out(showSections(sections));
  terminal.out(
    browsers.canPrint
      ? '\nEverything that is needed to make decks and PDFs is here.\n'
      : '\nDecks can be made, PDFs cannot: no browser starts. The first mend above is the shortest way.\n',
  );
  return browsers.canPrint ? exitCodes.fine : exitCodes.environment;
}

function machine(): Finding[] {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > 20 || (major === 20 && minor >= 19);
  const node = `Node ${process.versions.node}`;
  return [
    finding.ok(`Lanternist ${version}`),
    isNewEnough
      ? finding.ok(`${node} (20.19 or newer is needed)`)
      : finding.problem(`${node}; 20.19 or newer is needed`, 'Install the current LTS from https://nodejs.org.'),
    finding.ok(`${platformNames[process.platform] ?? process.platform} ${release()}, ${process.arch}`),
  ];
}

const platformNames: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** The bundled fonts: each file of the list that the package build made. */
function fonts(): Finding[] {
  const list = join(builtFolder, 'fonts.json');
  const mend = 'Install the package again; in a clone of the repository run "npm run build".';
  if (!existsSync(list)) return [finding.problem(`the bundled fonts are missing: no "${list}"`, mend)];
  const faces = JSON.parse(readFileSync(list, 'utf8')) as readonly { family: string; file: string }[];
  const missing = faces.filter(({ file }) => !existsSync(join(builtFolder, 'fonts', file)));
  const families = [...new Set(faces.map(({ family }) => family))].join(', ');
  return missing.length === 0
    ? [finding.ok(`bundled fonts: ${families}`)]
    : [
        finding.problem(
          `${missing.length} of ${faces.length} font files are missing, first "${missing[0]?.file}"`,
          mend,
        ),
      ];
}

function folders(out: string): Finding[] {
  const checked = (what: string, folder: string, mend: string): Finding => {
    const fault = writeFault(folder);
    return fault === ''
      ? finding.ok(`${what} can be written: ${folder}`)
      : finding.problem(`${what} cannot be written: ${folder}: ${fault}`, mend);
  };
  return [
    checked(
      'the cache',
      userCache(),
      'Set XDG_CACHE_HOME to a folder of yours; else the browser is unpacked each time.',
    ),
    checked('the folder for outputs', out, 'Choose another folder with --out, or change its rights.'),
  ];
}

const variables = [
  'LANTERNIST_BROWSER',
  'PUPPETEER_EXECUTABLE_PATH',
  'PUPPETEER_CACHE_DIR',
  'PUPPETEER_SKIP_DOWNLOAD',
  'XDG_CACHE_HOME',
  'SOURCE_DATE_EPOCH',
  'NO_COLOR',
  'CI',
];

function settings(): Finding[] {
  const set = variables.filter((name) => process.env[name] !== undefined);
  if (set.length === 0) return [finding.note(`none of ${variables.join(', ')}`)];
  return set.map((name) => finding.note(`${name}=${process.env[name]}`));
}
