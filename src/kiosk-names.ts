import type { Compiled } from './compile.ts';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { KioskWish } from './kiosk-schema.ts';
import type { SourceText, Span } from './model/span.ts';
import { suggestion } from './suggest.ts';

/** A `kiosk:` and where it stands. */
interface PlacedWish {
  readonly wish: KioskWish;
  readonly source: SourceText | undefined;
  readonly span: Span | undefined;
}

/** Stories and languages that `kiosk:` names and nobody tells: they would be missing without a word. */
export function unknownInKiosk(compiled: readonly Compiled[]): Diagnostic[] {
  const editions = compiled.flatMap(({ edition }) => edition ?? []);
  const stories = [...new Set(editions.map(({ narrative }) => narrative))];
  const languages = [...new Set(editions.map(({ meta }) => meta.lang))];
  const said: PlacedWish[] = editions.map(({ meta, source }) => ({
    wish: meta.kiosk,
    source,
    span: meta.places.kiosk,
  }));
  for (const project of new Set(compiled.map((each) => each.project)))
    said.push({ wish: project.config.kiosk, source: project.configSource, span: project.places.kiosk });
  return said.flatMap((placed) => {
    const { handout = {}, stories: wanted = [], languages: spoken = [] } = placed.wish;
    const named = [...wanted, ...Object.keys(handout).filter((key) => key !== '*')];
    return [...unknown(placed, 'story', named, stories), ...unknown(placed, 'language', spoken, languages)];
  });
}

function unknown(
  { source, span }: PlacedWish,
  kind: 'story' | 'language',
  named: readonly string[],
  known: readonly string[],
): Diagnostic[] {
  return [...new Set(named)]
    .filter((name) => !known.includes(name))
    .map((name) =>
      problem('kiosk-unknown', source, placeOf(name, source, span), {
        kind,
        name,
        suggestion: suggestion(name, known),
        known: known.join(', '),
      }),
    );
}

/** Where a name stands within a group of keys; the whole group when it can't be found. */
function placeOf(name: string, source: SourceText | undefined, group: Span | undefined): Span | undefined {
  if (!source || !group) return group;
  const text = source.text.slice(group.start, group.end);
  const bare = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![\\w-])${bare}(?![\\w-])`).exec(text);
  return found ? { start: group.start + found.index, end: group.start + found.index + name.length } : group;
}
