/** How a handout is laid out: a guide with real text, slides n to a page, slides with the spoken text, or an outline. */
export const handoutLayouts = ['guide', '1', '2', '3', '4', '6', '9', 'notes', 'outline'] as const;
export type HandoutLayout = (typeof handoutLayouts)[number];

/** What is asked of paper: by flags, by `print:` in front matter, or in lanternist.yaml. */
export interface PrintWish {
  readonly layout?: HandoutLayout | undefined;
  readonly paper?: 'A4' | 'Letter' | undefined;
  readonly orientation?: 'portrait' | 'landscape' | undefined;
  readonly order?: 'across' | 'down' | undefined;
  readonly grey?: boolean | undefined;
  readonly cover?: boolean | undefined;
  readonly large?: boolean | undefined;
  readonly pace?: number | undefined;
  readonly address?: string | undefined;
  readonly notShown?: readonly string[] | undefined;
}

/** The wishes with everything filled in. */
export interface PrintSettings {
  readonly layout: HandoutLayout;
  readonly paper: 'A4' | 'Letter';
  readonly orientation: 'portrait' | 'landscape';
  /** Slides of a sheet run in rows or in columns. */
  readonly order: 'across' | 'down';
  /** For laser printers: the accent is weight or pattern. */
  readonly grey: boolean;
  readonly cover: boolean;
  /** Large print: 16 pt and more. */
  readonly large: boolean;
  /** Spoken words a minute. */
  readonly pace: number;
  /** Where the handout can be found; `{story}` and `{lang}` are filled in; '' for nowhere. */
  readonly address: string;
  /** Ids of slides that the lecture passed over: its handout says so. */
  readonly notShown: readonly string[];
}

/** Slides are wide: of these layouts more of the sheet is used when it lies. */
const lying: readonly HandoutLayout[] = ['4', '9'];

/** Settings from wishes; earlier ones stand above later ones, and all above what is built in. */
export function printSettings(wishes: readonly PrintWish[]): PrintSettings {
  const pick = <K extends keyof PrintWish>(key: K): PrintWish[K] =>
    wishes.find((wish) => wish[key] !== undefined)?.[key];
  const layout = pick('layout') ?? 'guide';
  return {
    layout,
    paper: pick('paper') ?? 'A4',
    orientation: pick('orientation') ?? (lying.includes(layout) ? 'landscape' : 'portrait'),
    order: pick('order') ?? 'across',
    grey: pick('grey') ?? false,
    cover: pick('cover') ?? false,
    large: pick('large') ?? false,
    pace: pick('pace') ?? 130,
    address: pick('address') ?? '',
    notShown: pick('notShown') ?? [],
  };
}

/** The sheet in millimetres. */
export function sheetSize({ paper, orientation }: Pick<PrintSettings, 'paper' | 'orientation'>): {
  readonly width: number;
  readonly height: number;
} {
  const [short, long] = paper === 'A4' ? [210, 297] : [215.9, 279.4];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}
