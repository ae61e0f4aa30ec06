import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { shownPath } from '../input/read-script.ts';
import { makeKioskCard } from '../kiosk-card.ts';
import { openPrintPool } from '../output/print-pool.ts';
import { writeWhole } from '../output/write.ts';
import { isInstallation } from '../serve/kiosk/installed.ts';
import { openWorkshop } from '../workshop.ts';
import { withConfiguration } from './build.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { currentRelease } from './kiosk-folder.ts';
import type { Terminal } from './terminal.ts';

export interface KioskCardOptions {
  readonly out: string;
  /** `--no-browser`, which belongs to the command above, gives false. */
  readonly browser?: string | boolean;
}

/** `lanternist kiosk card`: a page for whoever stands before a kiosk that has to be restarted or updated. */
export async function kioskCard(terminal: Terminal, folder: string, options: KioskCardOptions): Promise<ExitCode> {
  const root = resolve(terminal.cwd, folder);
  if (!existsSync(root)) {
    terminal.err(`error: there is no folder "${folder}"\n`);
    return exitCodes.usage;
  }
  const { manifest, facts } = await currentRelease(root, folder);
  const named = typeof options.browser === 'string' ? { browser: options.browser } : {};
  const printers = openPrintPool(withConfiguration(terminal.cwd, named).browser);
  const file = resolve(terminal.cwd, options.out);
  try {
    const kiosk = { facts, version: manifest.version, isInstallation: isInstallation(root) };
    writeWhole(file, await makeKioskCard(openWorkshop(terminal.cwd), kiosk, printers));
    for (const notice of printers.notices()) terminal.err(`${terminal.colours.quiet(notice)}\n`);
  } finally {
    await printers.close();
  }
  if (facts.config.call === '')
    terminal.err(
      'Nobody to call is named: write "call:" below "kiosk:" in lanternist.yaml, or a number on the line.\n',
    );
  terminal.out(`written    ${shownPath(file, terminal.cwd)}\n`);
  return exitCodes.fine;
}
