import { type Diagnostic, problem } from '../diagnostic.ts';
import { type KioskDisplay, kioskBars } from '../model/kiosk.ts';
import type { Edition } from '../model/narrative.ts';
import type { SourceText, Span } from '../model/span.ts';
import { slidesOf } from '../model/walk.ts';
import { things, ways } from './overflow.ts';

/** What `src/client/measure/kiosk` found; kept in step with its `KioskFound`. */
interface Found {
  readonly story: string;
  readonly lang: string;
  readonly slide: string;
  readonly fault: Fault;
  readonly what: string;
  readonly how: string;
  readonly value: number;
  readonly bar: number;
}

/** Where the kiosk is configured; undefined when only `to: kiosk` asks for one. */
export interface KioskPlace {
  readonly source: SourceText | undefined;
  readonly span: Span | undefined;
  readonly display: KioskDisplay;
}

/** The expression that the browser evaluates (a promise) in the kiosk's page; `script` is the bundled client. */
export function kioskExpression(script: string, { mount, distance }: KioskDisplay): string {
  const { reach, target, capital } = kioskBars;
  const bars = {
    ...{ capital: capital.least, capitalLarge: capital.perDistance * distance },
    ...{ target: target.least, targetPx: target.px, targetGoal: target.goal, gap: target.gap },
    ...{ lowest: reach.lowest, highest: reach.highest, mount },
  };
  return `(() => { ${script}; return globalThis.lanternistMeasureKiosk(${JSON.stringify(bars)}); })()`;
}

/**
 * Turns the browser's measurements into problems at the slides' places. What all pages have in common is told once,
 * where the kiosk is configured; so is what most pages do wrong, for then it is the theme or the display.
 */
export function kioskProblems(editions: readonly Edition[], place: KioskPlace, measured: unknown): Diagnostic[] {
  const found = Array.isArray(measured) ? measured.filter(isFound) : [];
  const most = Math.max(8, editions.reduce((sum, edition) => sum + [...slidesOf(edition)].length, 0) / 2);
  const isCommon = ({ slide, fault }: Found): boolean =>
    slide === '' ||
    (!isMisfit(fault) && found.filter((each) => each.slide !== '' && each.fault === fault).length > most);
  const worst = new Map<Fault, Found>();
  const problems: Diagnostic[] = [];
  for (const each of found) {
    const edition = editions.find(({ narrative, meta }) => narrative === each.story && meta.lang === each.lang);
    const code = codes[each.fault];
    if (edition?.meta.allow[code] !== undefined) continue;
    if (isCommon(each)) {
      const before = worst.get(each.fault);
      if (!before || share(each) < share(before)) worst.set(each.fault, each);
      continue;
    }
    const slide = edition && [...slidesOf(edition)].find(({ id }) => id === each.slide);
    if (!edition || !slide || slide.allow[code] !== undefined) continue;
    problems.push(told(each, edition.source, slide.span, place.display));
  }
  return [...problems, ...[...worst.values()].map((each) => told(each, place.source, place.span, place.display))];
}

/** How much of its bar it reaches; of what doesn't fit or lies out of reach, the further the less. */
function share({ fault, value, bar }: Found): number {
  if (fault === 'reach') return -Math.abs(value - bar);
  return isMisfit(fault) ? -value : value / bar;
}

/** A page that is too full is no other page's fault. */
function isMisfit(fault: Fault): boolean {
  return fault === 'fit' || fault === 'large';
}

const codes = {
  fit: 'kiosk-overflow',
  large: 'kiosk-overflow-large',
  text: 'kiosk-text-small',
  contrast: 'kiosk-contrast',
  small: 'kiosk-control-small',
  goal: 'kiosk-control-goal',
  gap: 'kiosk-control-gap',
  reach: 'kiosk-control-reach',
} as const;

type Fault = keyof typeof codes;

function told(
  { story, slide, fault, what, how, value, bar }: Found,
  source: SourceText | undefined,
  span: Span | undefined,
  { distance }: KioskDisplay,
): Diagnostic {
  const { reach } = kioskBars;
  const [way = '', size = ''] = how.split(' ');
  const thing = slide === '' ? (story === '' ? 'The menu' : 'A card') : (things[what] ?? what);
  switch (fault) {
    case 'fit': {
      const when = bar > 0 ? `though set as small as ${Math.round(bar * 100)} %` : 'and nothing sets it smaller';
      const params = { what: thing, how: ways[way] ?? way, pixels: value, when };
      return problem(codes[fault], source, span, params);
    }
    case 'large': {
      const lost = { what: `"${what}"`, how: 'is no longer shown', size };
      const moved = { what: thing, how: `${ways[way] ?? way} by ${value} px`, size };
      return problem(codes[fault], source, span, way === 'lost' ? lost : moved);
    }
    case 'text': {
      const why = how === '100' ? 'everywhere' : `at a distance of ${distance} mm`;
      const params = { text: what, height: value.toFixed(1), size: how, least: bar.toFixed(1), why };
      return problem(codes[fault], source, span, params);
    }
    case 'contrast': {
      const where = `on the ${way} ground${size === 'high' ? ' with high contrast' : ''}`;
      return problem(codes[fault], source, span, { text: what, found: value.toFixed(1), where, least: bar });
    }
    case 'small':
      return problem(codes[fault], source, span, { name: what, size: value.toFixed(1), least: bar.toFixed(0) });
    case 'goal':
      return problem(codes[fault], source, span, { name: what, size: value.toFixed(1), goal: bar });
    case 'gap':
      return problem(codes[fault], source, span, { name: what, other: how, gap: value.toFixed(1), least: bar });
    case 'reach': {
      const { lowest, highest } = reach;
      return problem(codes[fault], source, span, { name: what, height: Math.round(value), lowest, highest });
    }
    default:
      return fault satisfies never;
  }
}

function isFound(value: unknown): value is Found {
  if (typeof value !== 'object' || value === null) return false;
  const each: Partial<Record<keyof Found, unknown>> = value;
  const texts = [each.story, each.lang, each.slide, each.what, each.how];
  const isKnown = typeof each.fault === 'string' && Object.hasOwn(codes, each.fault);
  return isKnown && texts.every((text) => typeof text === 'string') && [each.value, each.bar].every(Number.isFinite);
}
