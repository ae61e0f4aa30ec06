import { type Command, InvalidArgumentError } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import { portNumber } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** Adds `kiosk` with its own commands, and `publish`. */
export function addKioskCommands(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const kiosk = program
    .command('kiosk')
    .description('show a kiosk on this machine’s screen, unattended')
    .argument('<folder>', 'what "build --to kiosk" or "publish" made')
    .option('-p, --port <number>', 'port on this machine (default: 5267)', portNumber)
    .option('--display <number>', 'display to show it on, counted from the left', displayNumber)
    .option('--browser <path>', 'Chrome, Chromium or Edge to show it with')
    .option('--no-browser', 'only serve; open a browser yourself')
    .action(async (folder, options) =>
      finish(
        await (await import('./kiosk.ts')).kiosk(terminal, folder, { ...options, browser: options.browser ?? true }),
      ),
    );
  kiosk
    .command('status')
    .description('ask the running kiosk how it is: exit code 0 well, 1 troubled, 3 not running')
    .option('-p, --port <number>', 'port of the kiosk (default: 5267)', portNumber)
    .action(async (_, command: Command) =>
      finish(await (await import('./kiosk-status.ts')).kioskStatus(terminal, command.optsWithGlobals())),
    );
  kiosk
    .command('pin')
    .description('ask for a PIN and print what stands for it in lanternist.yaml')
    .action(async () => finish(await (await import('./kiosk-pin.ts')).kioskPin(terminal)));
  kiosk
    .command('card')
    .description('print a page for the technician: staff gesture, restart, update, hours, whom to call')
    .argument('<folder>', 'what "build --to kiosk" or "publish" made')
    .option('-o, --out <file>', 'the PDF', 'card.pdf')
    .option('--browser <path>', 'browser to print with: a path, or "embedded"')
    .action(async (folder, _, command: Command) =>
      finish(await (await import('./kiosk-card.ts')).kioskCard(terminal, folder, command.optsWithGlobals())),
    );
  kiosk
    .command('stats')
    .description('print how a kiosk was used, by story, language and page')
    .argument('<folder>', 'the folder that "publish" made')
    .option('--html <file>', 'also write a page with bars')
    .option('--since <day>', 'only from this day on, year-month-day')
    .action(async (folder, options) =>
      finish(await (await import('./kiosk-stats.ts')).kioskStats(terminal, folder, options)),
    );

  program
    .command('publish')
    .description('put a kiosk where it runs, or onto a USB stick, whole or not at all')
    .argument('<folder>', 'what "build --to kiosk" made')
    .argument('<target>', 'folder of the installation, or the stick')
    .option('--stick', 'the target is a removable stick')
    .option('--draft', 'also pages that nobody has signed')
    .action(async (folder, target, options) =>
      finish(await (await import('./publish.ts')).publish(terminal, folder, target, options)),
    );
}

function displayNumber(value: string): number {
  const display = Number(value);
  if (!Number.isInteger(display) || display < 1 || display > 16)
    throw new InvalidArgumentError('Use a number from 1 to 16.');
  return display;
}
