import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

// Imports point one way: shells → the places where stages meet → stages → model. Stages don't know each other.
const src = fileURLToPath(new URL('../src/', import.meta.url));
const stages = ['input', 'parse', 'check', 'cite', 'figure', 'render', 'sheet', 'output', 'measure'];
const base = [
  'codes',
  'diagnostic',
  'environment',
  'assets',
  'suggest',
  'schema',
  'schema-shapes',
  'print-schema',
  'kiosk-schema',
  'library-schema',
  'yaml',
  'yaml-errors',
  'yaml-list',
  'yaml-shape',
  'yaml-brackets',
  'yaml-fields',
  'types',
];
const meeting = [
  'workshop',
  'evidence',
  'evidence-tools',
  'figures',
  'figure-file',
  'kiosk-asked',
  'lecture-asked',
  'compile',
  'page-content',
  'pages',
  'make',
  'paper',
  'reader',
  'evidence-sheet',
  'narratives',
  'build-plan',
  'build-output',
  'build',
  'kiosk',
  'kiosk-fonts',
  'kiosk-names',
  'kiosk-card',
  'kiosk-build',
  'kiosk-measure',
  'check-all',
  'index-file',
  'hall-pages',
  'hall-phones',
];
const shells = ['commands', 'serve', 'cli', 'index', 'report', 'compile-cache'];

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !relative(src, file).startsWith('client'));

const layerOf = (file: string): string => (relative(src, file).split(sep)[0] ?? '').replace(/\.ts$/, '');

const imports = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
    join(file, '..', match[1] ?? ''),
  );
  return targets.map((target) => ({ from: layerOf(file), to: layerOf(target), file: relative(src, file) }));
});

describe('layers', () => {
  test('every file belongs to a layer', () => {
    const known = [...stages, ...base, ...meeting, ...shells, 'model'];
    expect(files.map(layerOf).filter((layer) => !known.includes(layer))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  test('the model and the base know nothing above them', () => {
    const allowed = ['model', ...base];
    expect(imports.filter(({ from, to }) => ['model', ...base].includes(from) && !allowed.includes(to))).toEqual([]);
  });

  test('stages use the model and the base, never one another', () => {
    const wrong = imports.filter(
      ({ from, to }) => stages.includes(from) && to !== from && !['model', ...base].includes(to),
    );
    expect(wrong).toEqual([]);
  });

  test('only shells know shells', () => {
    expect(imports.filter(({ from, to }) => !shells.includes(from) && shells.includes(to))).toEqual([]);
  });
});
