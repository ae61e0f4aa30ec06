import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { writeWhole } from './write.ts';

/** What is remembered of one output, beside the outputs in `.lanternist/`. */
export interface BuildRecord {
  readonly schema: 1;
  /** Hash of everything but the files: package, settings, configuration, templates, browser. */
  readonly settings: string;
  /** SHA-256 of every file that was read; '' for one that wasn't there. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Where the output is, relative to the output folder, and its hash. */
  readonly file: string;
  readonly sha256: string;
  readonly problems: readonly Diagnostic[];
  readonly summary: OutputSummary;
}

/** What `index.html` shows of an output. */
export interface OutputSummary {
  readonly narrative: string;
  readonly lang: string;
  readonly format: string;
  readonly title: string;
  readonly subtitle: string;
  readonly slides: number;
  readonly bytes: number;
  /** The opening slide as HTML with its style sheet, for the picture of a deck; '' for other outputs. */
  readonly poster: string;
  readonly posterCss: string;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Hash of a file; '' when it can't be read. */
export function hashOfFile(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    return '';
  }
}

/** The script that an output is made from. The language of a single script stands only in its front matter. */
interface RecordedScript {
  readonly narrative: string;
  readonly lang: string;
}

function recordFile(out: string, script: RecordedScript, format: string): string {
  return join(out, '.lanternist', script.narrative, script.lang || '@', `${format}.json`);
}

/** The record of an output, if everything it was made from and the output itself are unchanged. */
export function findUnchanged(
  out: string,
  script: RecordedScript,
  format: string,
  settings: string,
): BuildRecord | undefined {
  const record = readRecord(recordFile(out, script, format));
  if (!record || record.settings !== settings) return undefined;
  for (const [file, hash] of Object.entries(record.inputs)) if (hashOfFile(file) !== hash) return undefined;
  return hashOfFile(join(out, record.file)) === record.sha256 ? record : undefined;
}

export function writeRecord(out: string, script: RecordedScript, record: BuildRecord): void {
  writeWhole(recordFile(out, script, record.summary.format), JSON.stringify(record));
}

export function readRecord(file: string): BuildRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    return record?.schema === 1 ? record : undefined;
  } catch {
    return undefined;
  }
}

/** The records of all outputs that are still there, by narrative and language. */
export function readRecords(out: string): BuildRecord[] {
  const home = join(out, '.lanternist');
  const files = (folder: string): string[] => {
    try {
      return readdirSync(folder, { withFileTypes: true })
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
    } catch {
      return [];
    }
  };
  return files(home)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readRecord(file) ?? [])
    .filter((record) => existsSync(join(out, record.file)));
}
