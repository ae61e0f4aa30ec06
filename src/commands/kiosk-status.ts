import * as v from 'valibot';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { kioskPort } from './kiosk-port.ts';
import type { Terminal } from './terminal.ts';

const statusSchema = v.object({
  kiosk: v.literal('lanternist'),
  version: v.string(),
  state: v.string(),
  uptime: v.number(),
  restarts: v.number(),
  lastTrouble: v.string(),
  update: v.string(),
});

/** `lanternist kiosk status`: 0 when all is well, 1 when the page is troubled, 3 when no host answers. */
export async function kioskStatus(terminal: Terminal, options: { readonly port?: number }): Promise<ExitCode> {
  const port = options.port ?? kioskPort;
  const answer = await fetch(`http://127.0.0.1:${port}/host/status`, { signal: AbortSignal.timeout(5000) })
    .then((response): Promise<unknown> => response.json())
    .catch(() => undefined);
  const status = v.safeParse(statusSchema, answer);
  if (!status.success) {
    terminal.err(`No kiosk answers on port ${port}. Start one with: lanternist kiosk <folder>\n`);
    return exitCodes.environment;
  }
  terminal.out(`${JSON.stringify(answer, undefined, 2)}\n`);
  return status.output.state === 'well' ? exitCodes.fine : exitCodes.problems;
}
