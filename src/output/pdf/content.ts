import { eachOperator } from './operators.ts';

/** A marked sequence of a content stream, `/P <</MCID 3 >>BDC … EMC`, by places in the text. */
export interface Mark {
  readonly mcid: number;
  /** The operator BDC with its operands. */
  readonly start: number;
  readonly end: number;
  /** The operator EMC; the end of the text when there is none. */
  close: number;
  closed: number;
  /** It shows text. */
  words: boolean;
}

/** A stretch of painting outside all marked sequences. */
export interface LooseRun {
  readonly start: number;
  end: number;
  readonly words: boolean;
  /** Set for the text of a margin box of `@page`. */
  readonly zone: 'Header' | 'Footer' | undefined;
}

/** A place where a form with marked content is painted, `/X24 Do`. */
export interface FormUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Graphics state set last before it. */
  readonly state: string | undefined;
  /** It stands inside a marked sequence. */
  readonly marked: boolean;
}

export interface Scan {
  readonly marks: readonly Mark[];
  /** In order of their places. */
  readonly loose: readonly LooseRun[];
  readonly forms: readonly FormUse[];
}

/**
 * Finds in a content stream what is marked and what is painted outside of marks. `holdsMarks` tells of an XObject by
 * name whether it is a form with marked content of its own; `height` is the page's, in its units, to tell the head of
 * the page from its foot.
 *
 * Marks and the pairs q…Q, BT…ET needn't nest in Chromium's streams. A run therefore never leaves the pair in which it
 * begins, and takes in whole pairs only if nothing in them is marked.
 */
export function scanContent(text: string, holdsMarks: (name: string) => boolean, height: number): Scan {
  const state: State = { text, height, holdsMarks, marks: [], forms: [], frames: [pageFrame()], open: [], path: -1 };
  eachOperator(text, (name, start, at, end) => handlers[name]?.(state, start, at, end));
  while (state.frames.length > 1) closeFrame(state, text.length);
  const page = top(state);
  flush(page);
  for (const mark of state.open) if (typeof mark === 'object') mark.close = mark.closed = text.length;
  return { marks: state.marks, loose: page.runs, forms: state.forms };
}

/** A pair q…Q or BT…ET, or the whole page. */
interface Frame {
  readonly start: number;
  /** Pairs q…Q around and including it. */
  readonly level: number;
  readonly runs: LooseRun[];
  open: LooseRun | undefined;
  /** Something in it is marked, or is a form with marks. */
  marked: boolean;
  painted: boolean;
  words: boolean;
  /** y on the page = scale · y + shift. */
  scale: number;
  shift: number;
  state: string | undefined;
  zone: LooseRun['zone'];
}

interface State {
  readonly text: string;
  readonly height: number;
  readonly holdsMarks: (name: string) => boolean;
  readonly marks: Mark[];
  readonly forms: FormUse[];
  readonly frames: Frame[];
  /** Marked sequences that are open, and what those without an MCID are. */
  readonly open: (Mark | 'artifact' | 'inside' | 'pair')[];
  /** Where the current path begins; -1 without one. */
  path: number;
}

type Handler = (state: State, operands: number, start: number, end: number) => void;

const openPair: Handler = (state, operands) => {
  const parent = top(state);
  const fresh = { runs: [], open: undefined, painted: false, words: false, zone: undefined };
  const level = parent.level + (state.text[operands] === 'q' ? 1 : 0);
  state.frames.push({ ...parent, ...fresh, start: operands, level, marked: isMarked(state) });
};
const closePair: Handler = (state, _, __, end) => {
  if (state.frames.length > 1) closeFrame(state, end);
};
const openMark: Handler = (state, operands, start, end) => {
  const key = state.text.indexOf('/MCID ', operands);
  const mcid = key === -1 || key > start ? Number.NaN : Number.parseInt(state.text.slice(key + 6, start), 10);
  const artifact = state.text.startsWith('/Artifact', operands);
  if (Number.isNaN(mcid) && !artifact) {
    // Text that stands for what is painted, say. Outside marks it goes into an artifact as a whole.
    const pair = !isMarked(state);
    if (pair) openPair(state, operands, start, end);
    state.open.push(pair ? 'pair' : 'inside');
    return;
  }
  const mark = { mcid, start: operands, end, close: -1, closed: -1, words: false };
  state.open.push(artifact ? 'artifact' : mark);
  if (!artifact) state.marks.push(mark);
  flush(top(state));
  top(state).marked = true;
};
const closeMark: Handler = (state, operands, start, end) => {
  const mark = state.open.pop();
  if (typeof mark === 'object') Object.assign(mark, { close: start, closed: end });
  else if (mark === 'pair') closePair(state, operands, start, end);
};
const beginPath: Handler = (state, operands) => {
  if (state.path === -1) state.path = operands;
};
const endPath: Handler = (state) => {
  state.path = -1;
};
const paintPath: Handler = (state, operands, _, end) => {
  paint(state, state.path === -1 ? operands : state.path, end, false);
  state.path = -1;
};
const paintOther: Handler = (state, operands, _, end) => paint(state, operands, end, false);
const showText: Handler = (state, operands, _, end) => {
  for (const mark of state.open) if (typeof mark === 'object') mark.words = true;
  paint(state, operands, end, true);
};

const handlers: Readonly<Record<string, Handler>> = {
  q: openPair,
  BT: openPair,
  Q: closePair,
  ET: closePair,
  BDC: openMark,
  BMC: openMark,
  EMC: closeMark,
  m: beginPath,
  re: beginPath,
  n: endPath,
  ...Object.fromEntries(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map((name) => [name, paintPath])),
  ...Object.fromEntries(['Tj', 'TJ', "'", '"'].map((name) => [name, showText])),
  sh: paintOther,
  EI: paintOther,
  ID: paintOther,
  Do(state, operands, start, end) {
    const name = state.text.slice(operands + 1, start).trim();
    if (!state.holdsMarks(name)) {
      paint(state, operands, end, false);
      return;
    }
    const frame = top(state);
    state.forms.push({ name, start: operands, end, state: frame.state, marked: isMarked(state) });
    flush(frame);
    frame.marked = true;
  },
  gs(state, operands, start) {
    top(state).state = state.text.slice(operands + 1, start).trim();
  },
  cm(state, operands, start) {
    const [, , , scale = 1, , shift = 0] = numbers(state.text.slice(operands, start));
    const frame = top(state);
    frame.shift += frame.scale * shift;
    frame.scale *= scale;
  },
  Tm(state, operands, start) {
    if (isMarked(state)) return;
    const frame = top(state);
    const y = frame.scale * (numbers(state.text.slice(operands, start))[5] ?? 0) + frame.shift;
    frame.zone = y > state.height / 2 ? 'Header' : 'Footer';
  },
};

function pageFrame(): Frame {
  const drawing = { scale: 1, shift: 0, state: undefined, zone: undefined };
  return { start: 0, level: 0, runs: [], open: undefined, marked: false, painted: false, words: false, ...drawing };
}

function paint(state: State, start: number, end: number, words: boolean): void {
  if (isMarked(state)) return;
  const frame = top(state);
  extend(frame, { start, end, words, zone: undefined });
}

function extend(frame: Frame, run: LooseRun): void {
  frame.painted = true;
  frame.words ||= run.words;
  if (frame.open && frame.open.words === run.words && frame.open.zone === run.zone) frame.open.end = run.end;
  else {
    flush(frame);
    frame.open = { ...run };
  }
}

function flush(frame: Frame): void {
  if (frame.open) frame.runs.push(frame.open);
  frame.open = undefined;
}

function closeFrame(state: State, end: number): void {
  const frame = state.frames.pop();
  if (!frame) return;
  const parent = top(state);
  flush(frame);
  // Chromium paints margin boxes first, each in a pair right on the page; the page's body stands in two pairs.
  const margin = frame.level === 1 && parent.level === 0 && frame.words && !frame.marked;
  if (frame.marked || margin) {
    flush(parent);
    parent.marked ||= frame.marked;
    for (const run of frame.runs) parent.runs.push(margin ? run : { ...run, zone: undefined });
  } else if (frame.painted) {
    const zone = frame.level === 1 && frame.words ? frame.zone : undefined;
    parent.zone ??= zone;
    extend(parent, { start: frame.start, end, words: frame.words, zone });
  }
}

/** Inside a sequence that belongs to the structure or is an artifact already. */
function isMarked({ open }: State): boolean {
  return open.some((each) => each === 'artifact' || typeof each === 'object');
}

function top(state: State): Frame {
  return state.frames.at(-1) ?? pageFrame();
}

function numbers(text: string): number[] {
  return text.trim().split(/\s+/).map(Number);
}
