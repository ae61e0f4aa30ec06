/** How templates are compiled, at package build and for a project's own: missing fields are errors, indentation is kept out of partials. */
export const compileOptions = {
  strict: true,
  knownHelpersOnly: true,
  preventIndent: true,
  knownHelpers: { if: true, unless: true, each: true, with: true, lookup: true },
} as const;
