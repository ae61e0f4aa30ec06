import * as v from 'valibot';
import type { KioskFacts, KioskManifest } from '../../model/kiosk.ts';

/** Shapes of the small files of releases and installations. They may come from a stick that anybody has had in hand. */

export const versionPattern: RegExp = /^[0-9a-f]{64}$/;
const version = v.pipe(v.string(), v.regex(versionPattern));
const versions = v.pipe(v.array(version), v.maxLength(100));

const manifest = v.strictObject({
  schema: v.literal(1),
  version,
  files: v.record(v.string(), version),
});

/** Only what publisher and host rely on is looked at; the rest was written by the build and is covered by its hash. */
const facts = v.looseObject({
  schema: v.literal(1),
  title: v.string(),
  made: v.string(),
  stories: v.array(
    v.looseObject({
      id: v.string(),
      lang: v.string(),
      title: v.string(),
      pages: v.array(v.string()),
      unsigned: v.array(v.string()),
    }),
  ),
  config: v.looseObject({
    pin: v.string(),
    reload: v.number(),
    call: v.string(),
    display: v.looseObject({ width: v.number() }),
  }),
});

const current = v.strictObject({
  schema: v.literal(1),
  version,
  previous: v.pipe(versions, v.maxLength(2)),
  refused: versions,
  // An installation of an earlier version doesn't say.
  trial: v.optional(v.boolean(), false),
});

const wanted = v.strictObject({ schema: v.literal(1), version });

/** `current.json` of an installation. */
export interface CurrentRelease {
  readonly schema: 1;
  readonly version: string;
  /** At most two, the newest first. */
  readonly previous: readonly string[];
  /** Those that were tried and gave no heartbeat; the newest last. */
  readonly refused: readonly string[];
  /** It has shown no sign of life yet: without one it is rolled back, also after a power cut. */
  readonly trial: boolean;
}

export function readManifest(value: unknown): KioskManifest | undefined {
  return parsed(manifest, value);
}

export function readFacts(value: unknown): KioskFacts | undefined {
  return v.is(facts, value) ? (value as unknown as KioskFacts) : undefined;
}

export function readCurrent(value: unknown): CurrentRelease | undefined {
  return parsed(current, value);
}

export function readWanted(value: unknown): string | undefined {
  return parsed(wanted, value)?.version;
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
