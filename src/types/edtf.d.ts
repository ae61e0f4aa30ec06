declare module 'edtf' {
  /** `min` and `max` are milliseconds since 1970; Infinity for open ends. Throws on text that isn't EDTF. */
  const edtf: (text: string) => { readonly type: string; readonly min: number; readonly max: number };
  export default edtf;
}
