import type CSL from 'citeproc';
import type { Source } from '../model/library.ts';
import { type DateWords, idOf, itemOf } from './items.ts';
import type { CitedSource } from './resolve.ts';
import { russianDates } from './russian-dates.ts';
import { placeholder, safeHtml } from './safe-html.ts';
import { sortedAsPrinted } from './sorted-as-printed.ts';
import { localeFor } from './styles.ts';
import { htmlText, type Typography } from './typography.ts';

/** A style as `cite` takes it. */
export interface Style {
  /** citeproc-js, from `loadProcessor`. */
  readonly processor: Processor;
  /** The text of a `.csl` file. */
  readonly xml: string;
  /** The text of a CSL locale by its name: `ru-RU`. */
  readonly locale: (lang: string) => string;
}

export type Processor = typeof CSL;

/** Loads citeproc-js: half a megabyte, only for scripts that cite. */
export async function loadProcessor(): Promise<Processor> {
  return (await import('citeproc')).default;
}

/** What one superscript or one citation inside a note cites. */
export interface Cluster {
  /** The number of the note. */
  readonly note: number;
  readonly sources: readonly CitedSource[];
}

export interface Formatted {
  /** HTML for each cluster, with the point that the style puts at its end; '' for one without sources. */
  readonly clusters: () => readonly string[];
  /** The same, each as if it were the first: what stands alone names its source in full. */
  readonly alone: readonly string[];
  /** In the order of the style. */
  readonly bibliography: readonly { readonly key: string; readonly html: string }[];
}

/**
 * The label of a locator that is printed as written. CSL's own labels would put "p." before it; this one is a letter
 * that is taken out again, so that each style still sets the locator where it belongs, with its own punctuation.
 */
const label = { name: 'lanternist', text: '\uE105' };

/** A style in a language, ready for one narrative. */
export function openEngine(style: Style, lang: string, sources: ReadonlyMap<string, Source>) {
  style.processor.debug = () => {};
  const preferred = /<style[^>]*\sdefault-locale="([^"]*)"/.exec(style.xml)?.[1];
  const locale = localeFor(lang, preferred);
  const words: { dates: DateWords } = { dates: { undated: '', circa: '' } };
  const items = new Map([...sources.values()].map((source) => [idOf(source), source]));
  const engine = new style.processor.Engine(
    {
      retrieveLocale: (name) =>
        style.locale(localeFor(name)).replace('</terms>', `<term name="${label.name}">${label.text}</term></terms>`),
      retrieveItem: (id) => {
        const source = items.get(id);
        return source ? itemOf(source, words.dates) : { id, type: 'document' };
      },
    },
    sortedAsPrinted(style.xml),
    locale,
    true,
  );
  const term = (name: string): string => engine.getTerm(name, 'short') || '';
  const undated = term('no date');
  words.dates = {
    undated: style.xml.includes('term="no date"') ? '' : undated,
    circa: style.xml.includes('is-uncertain-date=') ? '' : term('circa'),
  };
  const typography: Typography = { open: term('open-quote') || '“', close: term('close-quote') || '”' };
  const dates = locale === 'ru-RU' ? russianDates : (html: string) => html;
  return {
    format: (clusters: readonly Cluster[]) => format({ engine, undated, typography, dates }, clusters),
    undated,
    typography,
  };
}

/** Why a project's own style can't be used; '' when it can. */
export function styleFault(style: Style): string {
  if (!/<citation[\s>]/.test(style.xml)) return 'it has no <citation>';
  try {
    openEngine(style, 'en', new Map());
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Engine = InstanceType<Processor['Engine']>;

interface Open {
  readonly engine: Engine;
  /** "n.d." */
  readonly undated: string;
  readonly typography: Typography;
  /** Mends the dates of the language. */
  readonly dates: (html: string) => string;
}

function format({ engine, undated, typography, dates }: Open, clusters: readonly Cluster[]): Formatted {
  const locators = [...new Set(clusters.flatMap(({ sources }) => sources.map(({ locator }) => locator)))];
  const texts = locators.map((locator) => htmlText(locator, typography));
  const stand = new Map(locators.map((locator, index) => [locator, placeholder(index)]));
  const safe = (html: string) => safeHtml(dates(html), texts, label.text);
  // Notes in every style are numbered here, so a style that cites by author and year gives the entry itself.
  const inText = engine.opt.xclass !== 'note';
  if (inText) engine.bibliography.opt['subsequent-author-substitute'] = undefined;
  engine.updateItems([...new Set(clusters.flatMap(({ sources }) => sources.map(({ source }) => idOf(source))))]);
  // As they are read one after another: only for those who ask, for it takes as long as all the rest.
  let inSequence: readonly string[] | undefined;
  const notes = (): readonly string[] => {
    inSequence ??= noteTexts(engine, clusters, stand).map(safe);
    return inSequence;
  };
  const bibliography = entries(engine, clusters).map(({ key, html }) => ({ key, html: safe(html) }));
  if (!inText) return { clusters: notes, alone: aloneTexts(engine, clusters, stand).map(safe), bibliography };
  const byKey = new Map(bibliography.map(({ key, html }) => [key, html]));
  const entry = ({ source, locator }: CitedSource): string =>
    [withoutPoint(byKey.get(source.id) ?? '', undated), htmlText(locator, typography)].filter(Boolean).join(', ');
  const joined = clusters.map(({ sources }) => sources.map(entry).join('; '));
  const ended = joined.map((html) => (html === '' || html.endsWith('.') ? html : `${html}.`));
  return { clusters: () => ended, alone: ended, bibliography };
}

/** Each cluster without those before it, so that no style shortens it. */
function aloneTexts(
  engine: Engine,
  clusters: readonly Cluster[],
  stand: ReadonlyMap<string, string>,
): readonly string[] {
  const made = new Map<string, string>();
  return clusters.map(({ sources }) => {
    const key = JSON.stringify(sources.map(({ source, locator }) => [source.id, locator]));
    const kept = sources.length === 0 ? '' : made.get(key);
    if (kept !== undefined) return kept;
    const run = (lacking: string): string =>
      engine.makeCitationCluster(
        sources.map(({ source, locator }) => {
          const text = stand.get(locator) ?? '';
          if (locator === '') return { id: idOf(source) };
          return lacking !== '' && !lacking.includes(text)
            ? { id: idOf(source), suffix: `, ${text}` }
            : { id: idOf(source), locator: text, label: label.name };
        }),
      );
    const first = run('');
    const isWhole = sources.every(({ locator }) => locator === '' || first.includes(stand.get(locator) ?? ''));
    const text = isWhole ? first : run(first);
    made.set(key, text);
    return text;
  });
}

/** In the order of the clusters. A locator for which the style has no place at an item stands behind the item. */
function noteTexts(
  engine: Engine,
  clusters: readonly Cluster[],
  stand: ReadonlyMap<string, string>,
): readonly string[] {
  const filled = clusters.map((each, index) => ({ ...each, index })).filter(({ sources }) => sources.length > 0);
  const run = (behind: (index: number, item: number) => boolean): string[] => {
    const made = engine.rebuildProcessorState(
      filled.map(({ note, sources, index }) => ({
        citationID: `c${index}`,
        citationItems: sources.map(({ source, locator }, item) => {
          const text = stand.get(locator) ?? '';
          if (locator === '') return { id: idOf(source) };
          return behind(index, item)
            ? { id: idOf(source), suffix: `, ${text}` }
            : { id: idOf(source), locator: text, label: label.name };
        }),
        properties: { noteIndex: note },
      })),
      'html',
      [],
    );
    const texts = new Map(made.map(([id, , html]) => [id, html]));
    return clusters.map((_, index) => texts.get(`c${index}`) ?? '');
  };
  const first = run(() => false);
  const lacks = (index: number, item: number): boolean => {
    const locator = clusters[index]?.sources[item]?.locator ?? '';
    return locator !== '' && !first[index]?.includes(stand.get(locator) ?? '');
  };
  const complete = clusters.every(({ sources }, index) => sources.every((_, item) => !lacks(index, item)));
  return complete ? first : run(lacks);
}

function entries(engine: Engine, clusters: readonly Cluster[]): readonly { key: string; html: string }[] {
  const made = engine.makeBibliography();
  if (made) {
    const [{ entry_ids: ids }, texts] = made;
    return texts.map((html, index) => ({
      key: (ids[index]?.[0] ?? '').slice(1),
      // A number before the entry would stand beside those of the notes.
      html: html.replace(/<div class="csl-left-margin">.*?<\/div>/s, '').replace(/<\/div>/g, ' '),
    }));
  }
  const cited = new Set(clusters.flatMap(({ sources }) => sources.map(({ source }) => source)));
  return [...cited].map((source) => ({
    key: source.id,
    html: engine.makeCitationCluster([{ id: idOf(source) }]),
  }));
}

/** The text without the point at its end, unless that belongs to `undated`, "n.d.". */
export function withoutPoint(html: string, undated: string): string {
  if (undated.endsWith('.') && html.endsWith(undated)) return html;
  return html.replace(/\.((?:[”’"]|<\/(?:i|b|sup|sub)>)*)$/, '$1');
}
