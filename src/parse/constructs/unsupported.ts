/** Fenced figures that come with a later version; nothing is drawn. */
export const unsupportedFences: readonly string[] = ['map', 'timeline', 'chart'];
