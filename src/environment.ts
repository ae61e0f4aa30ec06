import type { Diagnostic } from './diagnostic.ts';

/** A failure of the machine rather than of the author: no browser, a full disk, a taken port. Ends with exit code 3. */
export class EnvironmentFailure extends Error {
  override readonly name = 'EnvironmentFailure';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(diagnostic.message, options);
    this.diagnostic = diagnostic;
  }
}
