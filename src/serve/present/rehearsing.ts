import { lineDiff } from '../../commands/line-diff.ts';
import { withTimes } from '../../commands/rehearsal-edit.ts';
import { rewriteScript } from '../../commands/rewrite-script.ts';
import { type Compiled, compileScript } from '../../compile.ts';
import { readText } from '../../input/read-script.ts';
import { spentUntil } from '../../model/lecture.ts';
import { printSettings } from '../../model/print-settings.ts';
import { rehearsalOf } from '../../model/rehearsal.ts';
import type { Workshop } from '../../workshop.ts';
import type { Hall } from './hall.ts';
import type { RehearsalResult } from './state.ts';

/** A lecture whose times are measured, to be offered to the script. */
export interface Rehearsing {
  /** What came out so far; the script is read again, for it may have been edited since. */
  readonly result: () => Promise<RehearsalResult>;
  /** Writes the times that were told last into the script and gives how many; what stands in it otherwise stays as it is. */
  readonly write: () => Promise<number>;
}

export function openRehearsing(workshop: Workshop, script: Compiled['script'], hall: Hall): Rehearsing {
  /** What was measured when it was last told: that is what the author agrees to, however long he thinks about it. */
  let told: Readonly<Record<string, number>> = {};
  let last: RehearsalResult | undefined;
  /** What was told of it, once its times stand in the script. */
  let written: RehearsalResult | undefined;
  const edited = async (took: Readonly<Record<string, number>>) => {
    const compiled = await compileScript(workshop, script);
    const { edition, project } = compiled;
    if (!edition) return undefined;
    const { pace } = printSettings([edition.meta.print, project.config.print]);
    return { edition, pace, took, ...withTimes(edition, took) };
  };
  return {
    async result() {
      const took = spentUntil(hall.lecture(), hall.now());
      // Compared with the script that it wrote itself, a rehearsal would always be as planned.
      if (written && JSON.stringify(took) === JSON.stringify(told)) return written;
      told = took;
      const done = await edited(told);
      if (!done) return { rehearsal: undefined, pace: 0, diff: '', changes: 0, written: 0, file: script.file };
      const { edition, pace, text, changes } = done;
      const { path, text: before } = edition.source;
      const result = {
        rehearsal: rehearsalOf(edition, took, pace),
        pace,
        diff: lineDiff(path, before, text),
        changes: changes.length,
        written: 0,
        file: path,
      };
      last = result;
      return result;
    },
    async write() {
      const done = await edited(told);
      if (!done || done.changes.length === 0) return 0;
      rewriteScript(script.file, done.text, readText(script.file, workshop.cwd).bytes);
      if (last) written = { ...last, diff: '', changes: 0, written: done.changes.length };
      return done.changes.length;
    },
  };
}
