import { join } from 'node:path';
import { writeDurably } from '../../output/durable.ts';
import { readJson } from './read-json.ts';
import { type BrokenRelease, readRelease, type WholeRelease } from './release.ts';
import { type CurrentRelease, readCurrent, readWanted } from './release-schema.ts';

/*
 *  <folder>/releases/<version>/…   immutable
 *           current.json           which one runs, the two before it, and those refused; the host writes it
 *           wanted.json            which one shall run; `publish` writes it
 *           use/<day>.jsonl        evidence of use
 */

/** How many earlier releases are kept. */
export const mostPrevious = 2;
/** How many refused versions are remembered. */
const mostRefused = 20;

/** The folder of a version. */
export function releaseFolder(target: string, version: string): string {
  return join(target, 'releases', version);
}

/** `current.json`; undefined when there is none that can be read. */
export async function currentOf(target: string): Promise<CurrentRelease | undefined> {
  return readCurrent(await readJson(join(target, 'current.json')));
}

/** The version that `wanted.json` names. */
export async function wantedOf(target: string): Promise<string | undefined> {
  return readWanted(await readJson(join(target, 'wanted.json')));
}

export async function writeWanted(target: string, version: string): Promise<void> {
  await writeDurably(join(target, 'wanted.json'), json({ schema: 1, version }));
}

export async function writeCurrent(target: string, current: CurrentRelease): Promise<void> {
  await writeDurably(join(target, 'current.json'), json(current));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A release that shall run, isn't running and wasn't refused. Cheap: nothing is proved before `switchTo`. */
export async function pendingVersion(target: string): Promise<string | undefined> {
  const wanted = await wantedOf(target);
  const current = await currentOf(target);
  const isNew = wanted !== undefined && wanted !== current?.version && !current?.refused.includes(wanted);
  return isNew ? wanted : undefined;
}

/**
 * Makes a version the current one, when it is whole; the one before is kept. Else nothing changes. `trial` when it still
 * has to show a sign of life; the first one of all has nothing to go back to, and is taken as it is.
 */
export async function switchTo(target: string, version: string, trial = false): Promise<WholeRelease | BrokenRelease> {
  const release = await readRelease(releaseFolder(target, version));
  if (release.type === 'broken') return release;
  if (release.manifest.version !== version) return { type: 'broken', reason: 'it holds another version' };
  const before = await currentOf(target);
  if (before?.version === version) return release;
  const previous = before ? [before.version, ...before.previous] : [];
  await writeCurrent(target, {
    schema: 1,
    version,
    previous: previous.filter((each) => each !== version).slice(0, mostPrevious),
    refused: before?.refused.filter((each) => each !== version) ?? [],
    trial: trial && before !== undefined,
  });
  return release;
}

/** Remembers that the current release has shown a sign of life. */
export async function keep(target: string, version: string): Promise<void> {
  const current = await currentOf(target);
  if (current?.version === version && current.trial) await writeCurrent(target, { ...current, trial: false });
}

/**
 * Goes back from a version that gave no heartbeat to the newest whole one before it, and refuses the failed one from
 * now on. Without any whole one before it the failed one stays, since something must run: then the answer is broken.
 */
export async function rollBack(target: string, version: string): Promise<WholeRelease | BrokenRelease> {
  const current = await currentOf(target);
  if (current?.version !== version) return { type: 'broken', reason: 'it is not the current release' };
  for (const [index, earlier] of current.previous.entries()) {
    const release = await readRelease(releaseFolder(target, earlier));
    if (release.type === 'broken' || release.manifest.version !== earlier) continue;
    await writeCurrent(target, {
      schema: 1,
      version: earlier,
      previous: current.previous.slice(index + 1),
      refused: [...current.refused.filter((each) => each !== version), version].slice(-mostRefused),
      trial: false,
    });
    return release;
  }
  return { type: 'broken', reason: 'there is no whole release before it' };
}
