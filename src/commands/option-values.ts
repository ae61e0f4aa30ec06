import { InvalidArgumentError } from 'commander';

/** `--port`: a number that a port can have. */
export function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('Use a number from 1 to 65535.');
  return port;
}
