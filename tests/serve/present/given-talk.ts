import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileScript } from '../../../src/compile.ts';
import { findScripts } from '../../../src/input/find-scripts.ts';
import { openPrintPool } from '../../../src/output/print-pool.ts';
import { openPresentation, type Presentation } from '../../../src/serve/present/present.ts';
import { openWorkshop } from '../../../src/workshop.ts';

/** A lecture with steps, a notice, an optional slide, and things that only the lecturer may see. */
export const talk = `---
title: A talk in the hall
lang: en
date: 2026-01-01
duration: 10 min
---

## First {#first time="60 s"}

What everybody may read.

::: notes
Only spoken: the harbour was crowded with fishing boats that morning.
:::

::: cue
Private: drink some water before the next slide begins.
:::

## Steps {#steps}

::: incremental
- One
- Two
:::

## Behind a notice {#behind notice="Photographs of the dead"}

What the notice keeps back.

## Perhaps {#perhaps .x optional=true}

May be passed over.

## Last {#last}

The end.
`;

export interface OpenTalk {
  readonly presentation: Presentation;
  /** What was written to the terminal. */
  readonly log: readonly string[];
  /** Where a script that was given as text lies. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Gives a lecture from a script, or from the scripts in a folder; in the network of this machine alone, or in none. */
export async function openTalk(
  source: { readonly text: string } | { readonly paths: readonly string[]; readonly cwd: string },
  network: 'this machine' | 'none' = 'this machine',
  {
    port = 0,
    rehearse = false,
    now = () => performance.now(),
  }: { readonly port?: number; readonly rehearse?: boolean; readonly now?: () => number } = {},
): Promise<OpenTalk> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-hall-'));
  if ('text' in source) writeFileSync(join(folder, 'talk.md'), source.text);
  const { cwd, paths } = 'text' in source ? { cwd: folder, paths: ['.'] } : source;
  const workshop = openWorkshop(cwd);
  const compiled = await Promise.all(findScripts(paths, cwd).scripts.map((script) => compileScript(workshop, script)));
  const editions = compiled.sort((a, b) => Number(b.script.lang === 'en') - Number(a.script.lang === 'en'));
  const printers = openPrintPool('');
  const log: string[] = [];
  const presentation = await openPresentation({
    workshop,
    editions,
    printers,
    port,
    rehearse,
    now,
    lan: network === 'none' ? undefined : '127.0.0.1',
    log: (line) => void log.push(line),
  });
  return {
    presentation,
    log,
    folder,
    async close() {
      await presentation.close();
      await printers.close();
      rmSync(folder, { recursive: true });
    },
  };
}
