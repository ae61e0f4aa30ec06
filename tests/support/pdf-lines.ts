import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line of text as it stands on its page, in points. */
export interface PdfLine {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  /** Of its largest letters. */
  readonly size: number;
  /** Of its smallest letters. */
  readonly least: number;
  readonly left: number;
  readonly right: number;
}

/** The lines of a PDF from top to bottom: pieces of text on one base line, as far as they touch. */
export async function linesOf(bytes: Uint8Array): Promise<PdfLine[]> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  const lines: PdfLine[] = [];
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      let before: { readonly y: number; readonly end: number } | undefined;
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , size, left, y] = item.transform as [number, number, number, number, number, number];
        const last = lines.at(-1);
        const goesOn = before && last && Math.abs(before.y - y) < size * 0.6 && left - before.end < size * 0.6;
        const text = item.str.replace(/\u00AD$/, '-').replace(/\u00AD/g, '');
        const right = left + item.width;
        if (goesOn && last)
          lines[lines.length - 1] = {
            ...last,
            text: last.text + (left - (before?.end ?? 0) > size * 0.12 ? ' ' : '') + text,
            size: Math.max(last.size, size),
            least: Math.min(last.least, size),
            right,
          };
        else lines.push({ page: number, text, size, least: size, left, right });
        before = { y, end: right };
      }
    }
    return lines;
  } finally {
    await loading.destroy();
  }
}

/** The inks that a PDF fills with, `#rrggbb`, each once. */
export async function inksOf(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await loading.promise;
  const inks = new Set<string>();
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
      fnArray.forEach((fn, index) => {
        const args: unknown = argsArray[index];
        if (fn === OPS.setFillRGBColor && Array.isArray(args)) inks.add(String(args[0]));
      });
    }
    return [...inks];
  } finally {
    await loading.destroy();
  }
}
