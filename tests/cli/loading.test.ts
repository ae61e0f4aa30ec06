import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

// What draws figures is loaded by the scripts that have some, and by no others.
const cli = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));
const box = mkdtempSync(join(tmpdir(), 'lanternist-loading-'));
afterAll(() => rmSync(box, { recursive: true, force: true }));

/** The code of all files of ours that a build of one slide loads. */
function loadedBy(name: string, body: string): string {
  const script = join(box, `${name}.md`);
  const coverage = join(box, `${name}-coverage`);
  writeFileSync(script, `## A slide\n\n${body}\n`);
  execFileSync(process.execPath, [cli, 'build', script, '--to', 'deck', '-o', join(box, 'out')], {
    env: { ...process.env, NODE_V8_COVERAGE: coverage, XDG_CACHE_HOME: join(box, 'cache') },
    stdio: 'ignore',
  });
  const files = new Set<string>();
  for (const file of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] };
    for (const { url } of result) if (url.startsWith('file:') && url.includes('/lib/')) files.add(fileURLToPath(url));
  }
  return [...files].map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** Words that stand in the code of each kind and nowhere else. */
const signs = { map: 'map-shallow', timeline: 'timeline-pole', chart: 'chart-hollow', vega: 'resolvefilter' } as const;

test.each([
  ['nothing', 'Words.', []],
  ['map', '```map\nplaces: [{ at: [121, 38], name: Here }, { at: [123, 41], name: There }]\n```', ['map']],
  ['timeline', '```timeline\nevents: [{ date: 1904, label: One }, { date: 1905, label: Two }]\n```', ['timeline']],
  ['chart', '```chart\ndata: [{ label: One, value: 1 }, { label: Two, value: 2 }]\n```', ['chart']],
  [
    'vega',
    '```chart\nvega: { data: { values: [{ a: 1 }] }, mark: bar, encoding: { x: { field: a } } }\n```',
    ['chart', 'vega'],
  ],
])('%s', (name, body, wanted) => {
  const code = loadedBy(name, body);
  const drawn = (['map', 'timeline', 'chart', 'vega'] as const).filter((kind) => code.includes(signs[kind]));
  expect(drawn).toEqual(wanted);
  expect(code.length).toBeGreaterThan(10_000);
});
