// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/**
 * The number of pages of a PDF: from pdfinfo where it is installed, else from the page tree's highest `/Count`.
 * @param {string} file
 * @returns {number}
 */
export function countPages(file) {
  const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' });
  const told = /^Pages:\s*(\d+)/m.exec(info.stdout ?? '')?.[1];
  return told === undefined ? highestCount(readFileSync(file)) : Number(told);
}

/** @param {Buffer} pdf */
function highestCount(pdf) {
  const counts = [pdf.toString('latin1'), ...objectStreams(pdf)].flatMap((text) =>
    [...text.matchAll(/<<(?:(?!>>).)*?\/Type\s*\/Pages\b(?:(?!>>).)*>>/gs)].map(([node]) =>
      Number(/\/Count\s+(\d+)/.exec(node)?.[1] ?? 0),
    ),
  );
  return Math.max(0, ...counts);
}

/**
 * The compressed objects, as text: pdf-lib, which Marp saves with, writes the page tree there.
 * @param {Buffer} pdf
 */
function objectStreams(pdf) {
  const marks = pdf.toString('latin1').matchAll(/\/Type\s*\/ObjStm\b.*?stream\r?\n/gs);
  return [...marks].flatMap((mark) => {
    try {
      return [inflateSync(pdf.subarray(mark.index + mark[0].length)).toString('latin1')];
    } catch {
      return [];
    }
  });
}
