import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileScript } from '../../../src/compile.ts';
import { findScripts } from '../../../src/input/find-scripts.ts';
import { openPrintPool } from '../../../src/output/print-pool.ts';
import { openPresentation, type Presentation } from '../../../src/serve/present/present.ts';
import { openWorkshop } from '../../../src/workshop.ts';

/** A talk with steps, an optional slide, and a notice before the last. */
export const talk = `---
title: One harbour
lang: en
duration: 6 min
date: 2026-01-01
---

## Why one harbour? {#why time="60 s"}

It froze seldom.

::: notes
Secret: wait until it is quiet.
:::

## Step by step {#steps}

::: incremental
- One
- Two
:::

## An aside {#aside .optional}

Not needed.

## The camps {#camps notice="deaths"}

They were many.

## The end {#end}

Thank you.
`;

/** A lecture that is open for a test, with what it logs. */
export interface OpenTalk extends Presentation {
  readonly logged: readonly string[];
  readonly folder: string;
}

/** Opens the talk as `lanternist present` does; \`lan\` is an address of this machine for phones. */
export async function openTalk(
  settings: { port?: number; lan?: string; rehearse?: boolean; scripts?: Readonly<Record<string, string>> } = {},
): Promise<OpenTalk> {
  const folder = mkdtempSync(join(tmpdir(), 'lanternist-talk-'));
  const scripts = settings.scripts ?? { 'talk.md': talk };
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text);
  const workshop = openWorkshop(folder);
  const found = findScripts([folder], folder).scripts;
  const editions = await Promise.all(found.map((script) => compileScript(workshop, script)));
  const printers = openPrintPool();
  const logged: string[] = [];
  const presentation = await openPresentation({
    workshop,
    editions,
    printers,
    port: settings.port ?? 0,
    lan: settings.lan,
    rehearse: settings.rehearse ?? false,
    log: (line) => void logged.push(line),
  });
  return {
    ...presentation,
    logged,
    folder,
    async close() {
      await presentation.close();
      await printers.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
