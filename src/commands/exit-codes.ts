/** What the process says when it ends. When several apply, wrong usage beats the environment, and that beats errors. */
export const exitCodes = {
  fine: 0,
  /** An error in a script, or a warning with `--strict`. */
  problems: 1,
  /** Unknown command or option, or a path that isn't there. */
  usage: 2,
  /** No browser, a full disk, a port that is taken. */
  environment: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
