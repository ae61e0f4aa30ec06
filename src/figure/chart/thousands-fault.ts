/** Five thousand in Berlin, five in London: what can't be known isn't drawn. Undefined for a clear number. */
export function thousandsFault(
  written: string,
): { what: string; found: string; expected: string; hint: string } | undefined {
  const number = written.replace(/^["'~≈\s]+|["'\s]+$/g, '');
  const asked = { what: 'The value', found: `"${number}"`, expected: 'a number that can be read in one way only' };
  const [, before = '', behind] = /^(\d+),(\d{1,2}|\d{4,})$/.exec(number) ?? [];
  if (behind !== undefined)
    return {
      ...asked,
      hint: `Write ${before}.${behind} for a decimal fraction, or ${before}${behind} for a whole number.`,
    };
  if (!/^\d{1,3}\.\d{3}$/.test(number)) return undefined;
  const [whole = '', rest = ''] = number.split('.');
  return {
    ...asked,
    hint: `Write ${whole}${rest} for thousands, or ${Number(number)}${rest.endsWith('0') ? '' : '0'} for a decimal fraction.`,
  };
}
