import type { Compiled } from '../../compile.ts';
import { dropped } from '../../model/lecture.ts';
import type { PrintPool } from '../../output/print-pool.ts';
import { defaultSettings } from '../../pages.ts';
import { makePaper } from '../../paper.ts';
import type { Workshop } from '../../workshop.ts';
import type { Hall } from './hall.ts';

interface HandoutParts {
  readonly workshop: Workshop;
  readonly printers: PrintPool;
}

/** Prints the handout of an edition when it is asked for, again only when other slides were passed over since. */
export function handoutMaker(
  { workshop, printers }: HandoutParts,
  hall: Hall,
): (compiled: Compiled) => Promise<Uint8Array<ArrayBuffer>> {
  const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (compiled) => {
    const lecture = hall.lecture();
    // When it is over, whatever nobody saw was not shown; before, only what was passed over.
    const unseen = hall.road.map(({ id }) => id).filter((id) => !lecture.seen.includes(id));
    const notShown = hall.isEnded() ? unseen : dropped(lecture, hall.road);
    const key = [compiled.script.file, ...notShown].join('\u0000');
    const kept = made.get(key);
    if (kept) return kept;
    const making = print(workshop, compiled, printers, notShown);
    made.set(key, making);
    // A browser that couldn't be started now may start later.
    making.catch(() => made.delete(key));
    return making;
  };
}

async function print(
  workshop: Workshop,
  compiled: Compiled,
  printers: PrintPool,
  notShown: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { content } = await makePaper(
    'handout',
    workshop,
    compiled,
    { ...defaultSettings, print: { notShown } },
    printers,
  );
  return new Uint8Array(Buffer.from(content));
}
