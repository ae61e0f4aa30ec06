import matter from 'gray-matter';
import { type Diagnostic, problem } from '../diagnostic.ts';
import type { DateSpan } from '../model/date-span.ts';
import type { Meta, TurningPoint } from '../model/narrative.ts';
import { readDateSpan } from '../model/read-date-span.ts';
import { lineAt, positionAt, type SourceText, type Span } from '../model/span.ts';
import { type FrontMatter, frontMatterSchema } from '../schema.ts';
import { readYaml } from '../yaml.ts';
import { readDuration } from './duration.ts';

export interface FrontMatterResult {
  readonly meta: Meta;
  /** The line (from 0) on which the Markdown begins. */
  readonly bodyLine: number;
  /** The whole front matter with its fences; empty at 0 when there is none. */
  readonly span: Span;
  readonly problems: readonly Diagnostic[];
}

/** Reads the front matter. gray-matter finds the fence; `yaml` parses the text once, so that every key has a place. */
export function readFrontMatter(source: SourceText): FrontMatterResult {
  const fence = findFence(source);
  if (!fence) {
    const { value } = readYaml(source, { start: 0, end: 0 }, frontMatterSchema);
    return { ...toMeta(source, value, {}), bodyLine: 0, span: { start: 0, end: 0 } };
  }
  const { value, places, problems } = readYaml(source, fence.yaml, frontMatterSchema);
  const meta = toMeta(source, value, places);
  return { ...fence, meta: meta.meta, problems: [...fence.problems, ...problems, ...meta.problems] };
}

interface Fence {
  readonly yaml: Span;
  readonly span: Span;
  readonly bodyLine: number;
  readonly problems: readonly Diagnostic[];
}

/**
 * gray-matter finds the block. It takes an unterminated one for the whole text and `---extra` for an end, so the line
 * that closes is checked here.
 */
function findFence(source: SourceText): Fence | undefined {
  // gray-matter would run JavaScript front matter, and shares a cache unless it gets options.
  const asText = { parse: () => ({}), stringify: () => '' };
  const engines = Object.fromEntries(
    ['yaml', 'json', 'javascript', 'js', 'coffee', 'toml'].map((name) => [name, asText]),
  );
  const opening = lineAt(source, 1);
  const language = opening.slice(3).trim();
  // It knows no lone carriage returns, and would take all that follows for the name of a language.
  const text = source.text.replace(/\r(?!\n)/g, '\n');
  const found = matter(text, { engines: { ...engines, [language || 'yaml']: asText }, language: 'yaml' });
  if (!opening.startsWith('---') || opening.startsWith('----')) return undefined;
  const span = { start: 0, end: opening.trimEnd().length };
  const start = source.lineStarts[1] ?? source.text.length;
  const closing = positionAt(source, opening.length + found.matter.length + 1).line;
  const isClosed = closing > 1 && /^---[ \t]*$/.test(lineAt(source, closing));
  if (language !== '' && language !== 'yaml') {
    const bodyLine = isClosed ? closing : 1;
    return {
      yaml: { start, end: start },
      span,
      bodyLine,
      problems: [problem('front-matter-language', source, span, { language })],
    };
  }
  if (!isClosed) {
    return {
      yaml: { start, end: start },
      span,
      bodyLine: 1,
      problems: [problem('front-matter-unterminated', source, span, {})],
    };
  }
  const end = source.lineStarts[closing - 1] ?? source.text.length;
  return { yaml: { start, end }, span: { start: 0, end: end + 3 }, bodyLine: closing, problems: [] };
}

function toMeta(
  source: SourceText,
  value: FrontMatter,
  places: Readonly<Record<string, Span>>,
): { meta: Meta; problems: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const wrong = (key: string, found: string, expected: string): void => {
    problems.push(
      problem('value-type', source, places[key], { key, found: `"${found}"`, expected, hint: `Write ${expected}.` }),
    );
  };
  const duration = value.duration === '' ? 0 : readDuration(value.duration);
  if (duration === undefined) wrong('duration', value.duration, 'a length such as "40 min"');
  const span = value.span === '' ? undefined : readDateSpan(value.span);
  if (value.span !== '' && !span) wrong('span', value.span, 'a range of years such as 1894..1955');
  const turning = value.turning.map((label): TurningPoint | undefined => {
    const when = readDateSpan(label);
    if (!when) wrong('turning', label, 'a list of dates such as [1898, 1904-02-08]');
    return when && { label, when };
  });
  const meta: Meta = {
    title: value.title,
    subtitle: value.subtitle,
    lang: value.lang,
    authors: [...value.authors, ...value.author],
    date: value.date,
    duration: duration ?? 0,
    span: span ?? spanOf(turning.flatMap((point) => point?.when ?? [])),
    turning: turning.filter((point) => point !== undefined),
    status: value.status,
    theme: value.theme,
    size: value.size ?? '',
    cover: value.cover,
    license: value.license,
    evidence: value.evidence ?? '',
    library: value.library,
    csl: value.csl,
    editor: value.editor,
    allow: value.allow,
    kiosk: value.kiosk,
    print: value.print,
    hall: value.hall ?? 0,
    translation: value.translation,
    places,
  };
  return { meta, problems };
}

/** Without `span:` the strip reaches from the first turning point to the last. */
function spanOf(points: readonly DateSpan[]): DateSpan | undefined {
  if (points.length < 2) return undefined;
  const from = Math.min(...points.map((point) => point.from));
  const to = Math.max(...points.map((point) => point.to));
  return { text: `${Math.floor(from)}..${Math.floor(to)}`, from, to };
}
