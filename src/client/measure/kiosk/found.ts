/** Rules of the kiosk that are measured; `src/measure/kiosk.ts` gives each its problem. */
export type Fault = 'fit' | 'large' | 'text' | 'contrast' | 'small' | 'goal' | 'gap' | 'reach';

/** One thing that breaks a rule. Read by `src/measure/kiosk.ts`. */
export interface KioskFound {
  readonly story: string;
  readonly lang: string;
  /** Id of the slide; '' for what all pages have in common. */
  readonly slide: string;
  readonly fault: Fault;
  /** The thing: a kind such as `table` for misfits, else its words. */
  readonly what: string;
  /**
   * How it doesn't fit and at which size of text, `bottom 100`; the size of text, `200`; the theme, `dark high`; the
   * control beside it.
   */
  readonly how: string;
  /** px, mm or a ratio, by the rule. */
  readonly value: number;
  /** What the rule wants; of a page that doesn't fit, how small it was set, and 0 where that was not tried. */
  readonly bar: number;
}

/** Keeps the worst of each rule, slide by slide. */
export interface Worst {
  add(found: KioskFound): void;
  all(): KioskFound[];
}

export function keepWorst(): Worst {
  const kept = new Map<string, KioskFound>();
  return {
    add(found) {
      // What all pages have in common is told once, in whatever language it is worst.
      const key = found.slide === '' ? found.fault : [found.story, found.lang, found.slide, found.fault].join(' ');
      const before = kept.get(key);
      if (!before || badness(found) > badness(before)) kept.set(key, found);
    },
    all: () => [...kept.values()],
  };
}

/** Misfits are worse the more px they measure, everything else the less of its bar it reaches. */
function badness({ value, bar, fault }: KioskFound): number {
  if (fault === 'fit' || fault === 'large') return value;
  if (fault === 'reach') return Math.abs(value - bar);
  return -value / bar;
}
