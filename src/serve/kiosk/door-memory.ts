import * as v from 'valibot';
import { writeDurably } from '../../output/durable.ts';
import { readJson } from './read-json.ts';

/** How many wrong PINs in a row there were, kept on the disk: pulling the plug must not give new tries. */
export interface DoorMemory {
  readonly wrong: number;
  /** Settles when the disk has it, or refuses: staff must get in on a machine whose disk can't be written. */
  readonly save: (wrong: number) => Promise<void>;
}

const schema = v.strictObject({
  schema: v.literal(1),
  wrong: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
});

/** Opens the memory in a file; one that is missing or torn begins at 0. */
export async function openDoorMemory(file: string, log: (line: string) => void): Promise<DoorMemory> {
  const read = v.safeParse(schema, await readJson(file));
  const save = async (wrong: number): Promise<void> => {
    try {
      await writeDurably(file, `${JSON.stringify({ schema: 1, wrong })}\n`);
    } catch (error) {
      log(`Wrong PINs can't be remembered over a restart: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return { wrong: read.success ? read.output.wrong : 0, save };
}

/** Forgets with the process. */
export const noDoorMemory: DoorMemory = { wrong: 0, save: async () => {} };
