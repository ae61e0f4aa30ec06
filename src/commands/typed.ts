/** A command line as the user would type it here: `npx` in front when the program was started by it. */
export function typed(...words: readonly string[]): string {
  const program = process.env.npm_command === 'exec' ? ['npx', 'lanternist'] : ['lanternist'];
  return [...program, ...words.map((word) => (/^[\p{L}\p{N}\p{M}._/:@=-]+$/u.test(word) ? word : `"${word}"`))].join(
    ' ',
  );
}
