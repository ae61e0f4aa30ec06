import { createInterface } from 'node:readline/promises';
import { hashPin, isPossiblePin } from '../serve/kiosk/pin.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `lanternist kiosk pin`: asks for a PIN and prints what stands for it in lanternist.yaml. */
export async function kioskPin(terminal: Terminal): Promise<ExitCode> {
  const pin = await askPin(terminal);
  if (!isPossiblePin(pin)) {
    terminal.err('error: a PIN has 4 to 12 digits\n');
    return exitCodes.usage;
  }
  terminal.err('In lanternist.yaml, below "kiosk:":\n');
  terminal.out(`pin: ${await hashPin(pin)}\n`);
  return exitCodes.fine;
}

/** The first line of the input. A person sees the question, and what is typed; the PIN is never an argument. */
async function askPin(terminal: Terminal): Promise<string> {
  if (terminal.input.isTTY) terminal.err('PIN for the staff panel, 4 to 12 digits: ');
  const lines = createInterface({ input: terminal.input });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
  }
}
