declare module 'subset-font' {
  /** Cuts a font (TrueType, WOFF or WOFF2) down to the characters of a text. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'woff2' },
  ): Promise<Uint8Array>;
}
