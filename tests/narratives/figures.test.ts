import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileScript } from '../../src/compile.ts';
import { crowdedProblems } from '../../src/figures.ts';
import { findScripts } from '../../src/input/find-scripts.ts';
import type { Box, Drawn } from '../../src/model/drawn.ts';
import type { Edition } from '../../src/model/narrative.ts';
import { drawingsOf } from '../../src/model/walk.ts';
import { defaultSettings, drawnOf } from '../../src/pages.ts';
import { openWorkshop } from '../../src/workshop.ts';

// Every figure of every narrative, as its slide shows it.
const root = fileURLToPath(new URL('../../', import.meta.url));
const workshop = openWorkshop(root);
const { scripts } = findScripts(['narratives'], root);
const compiled = await Promise.all(scripts.map((script) => compileScript(workshop, script)));
const sizes = ['16:9', '4:3'] as const;

interface Case {
  readonly name: string;
  readonly size: (typeof sizes)[number];
  readonly edition: Edition;
  readonly drawn: Drawn;
}

const cases: Case[] = [];
for (const each of compiled)
  for (const size of sizes) {
    const { edition } = each;
    if (!edition) continue;
    const all = await drawnOf(workshop, each, edition, { ...defaultSettings, size });
    for (const { drawing, slide } of drawingsOf(edition)) {
      const drawn = all.get(drawing);
      if (drawn) cases.push({ name: `${edition.narrative}#${slide.id}`, size, edition, drawn });
    }
    if (size === '16:9')
      test(`${edition.narrative}: every label has its place`, () => {
        expect(crowdedProblems(edition, all).map(({ message }) => message)).toEqual([]);
      });
  }

test('there are enough of them', () => {
  const kinds = compiled
    .flatMap(({ edition }) => (edition ? drawingsOf(edition) : []))
    .map(({ drawing }) => drawing.spec.kind);
  const count = (kind: string): number => kinds.filter((each) => each === kind).length;
  expect(count('map')).toBeGreaterThanOrEqual(5);
  expect(count('timeline')).toBeGreaterThanOrEqual(3);
  expect(count('chart')).toBeGreaterThanOrEqual(5);
  expect(cases.length).toBe(kinds.length * sizes.length);
});

test('drawn again, without what was kept, they are the same', async () => {
  const forgetful = openWorkshop(root, workshop.assets, { get: () => undefined, keep: () => {} });
  for (const each of compiled.slice(0, 2)) {
    if (!each.edition) continue;
    const settings = { ...defaultSettings, size: '16:9' } as const;
    const [first, second] = [
      await drawnOf(workshop, each, each.edition, settings),
      await drawnOf(forgetful, each, each.edition, settings),
    ];
    expect(hashOf(second)).toBe(hashOf(first));
    expect(first.size).toBeGreaterThan(1);
  }
});

describe.each(cases)('$name in $size', ({ drawn }) => {
  test('no label lies on another or leaves the figure', () => {
    const found: string[] = [];
    for (const [index, label] of drawn.labels.entries()) {
      for (const other of drawn.labels.slice(index + 1))
        if (overlap(label, other) > 1) found.push(`"${label.text}" on "${other.text}"`);
      const beyond = Math.max(
        -label.x,
        -label.y,
        label.x + label.width - drawn.width,
        label.y + label.height - drawn.height,
      );
      if (beyond > 1) found.push(`"${label.text}" by ${beyond.toFixed(1)} px`);
    }
    expect(found).toEqual([]);
    expect(drawn.labels.length).toBeGreaterThan(1);
  });

  test('is told in words, and small', () => {
    expect(drawn.title).not.toBe('');
    expect(drawn.description.split(' ').length).toBeGreaterThan(4);
    expect(drawn.svg.length).toBeLessThan(150_000);
    expect(drawn.svg).not.toMatch(/NaN|undefined|Infinity|<script|href=|url\(|<style|=>|function/);
  });
});

function hashOf(drawn: ReadonlyMap<unknown, Drawn>): string {
  return createHash('sha256')
    .update(JSON.stringify([...drawn.values()]))
    .digest('hex');
}

/** How far two boxes lie on one another, in px of the shorter side. */
function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.min(wide, high);
}
