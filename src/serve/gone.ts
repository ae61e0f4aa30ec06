import { existsSync } from 'node:fs';
import { shownPath } from '../input/read-script.ts';
import { sha256 } from '../output/record.ts';
import type { Entry } from './entry.ts';
import type { GoneScript } from './state.ts';

/** Remembers scripts that lay on the desk and don't any more, so that whoever has one open learns which one went. */
export interface GoneScripts {
  /** Compares the entries of two looks. */
  readonly see: (before: readonly Entry[], after: readonly Entry[]) => void;
  /** The last that went first. */
  readonly shown: () => readonly GoneScript[];
}

/** How many are remembered. */
const most = 20;

interface Gone extends GoneScript {
  /** Of its text, by which it is known under another name. */
  readonly hash: string;
}

export function rememberGone(cwd: string): GoneScripts {
  let gone: readonly Gone[] = [];
  /** By the key of a script whose file is away: the scripts that appeared since. */
  const appeared = new Map<string, Set<string>>();
  return {
    see(before, after) {
      const known = new Set(before.map(({ key }) => key));
      const there = new Set(after.map(({ key }) => key));
      const fresh = after.filter(({ key }) => !known.has(key));
      const here = before.filter(({ key, script }) => there.has(key) && existsSync(script.file));
      for (const { key } of here) appeared.delete(key);
      for (const { key } of [...before.filter((entry) => !here.includes(entry)), ...gone])
        appeared.set(key, new Set([...(appeared.get(key) ?? []), ...fresh.map((each) => each.key)]));
      const left = before.filter(({ key }) => !there.has(key)).map((entry) => goneOf(entry, cwd));
      gone = [...left, ...gone]
        .filter(({ key }) => !there.has(key))
        .map((each) => {
          const since = appeared.get(each.key);
          const same = after.filter((entry) => since?.has(entry.key) && hashOf(entry) === each.hash);
          // Of two copies nobody can tell which one it became.
          const heir = each.heir === '' && each.hash !== '' && same.length === 1 ? (same[0]?.key ?? '') : each.heir;
          return { ...each, heir };
        })
        .slice(0, most);
      const kept = new Set([...there, ...gone.map(({ key }) => key)]);
      for (const key of appeared.keys()) if (!kept.has(key)) appeared.delete(key);
    },
    shown: () => gone.map(({ key, path, heir }) => ({ key, path, heir })),
  };
}

function goneOf(entry: Entry, cwd: string): Gone {
  return { key: entry.key, path: shownPath(entry.script.file, cwd), heir: '', hash: hashOf(entry) };
}

function hashOf({ compiled, good }: Entry): string {
  const text = (compiled ?? good?.compiled)?.edition?.source.text;
  return text ? sha256(text) : '';
}
