import type { Account, Block } from '../../model/block.ts';
import type { Span } from '../../model/span.ts';
import type { ParseContext, PlacedAttributes } from '../context.ts';

/** A `:::` block whose inside has been read. */
export interface Div {
  /** The name it was called by: `notes`, `only-kiosk`. */
  readonly name: string;
  readonly placed: PlacedAttributes;
  readonly blocks: readonly Block[];
  /** From its first colon to its last. */
  readonly span: Span;
  /** The opening line. */
  readonly opening: Span;
}

/** Text of a register other than the shown one. */
export interface RegisterText {
  readonly type: 'register';
  readonly register: 'notes' | 'cue' | 'read';
  readonly blocks: readonly Block[];
}

/** A column on its way into `::: columns`. */
export interface ColumnPart {
  readonly type: 'column';
  readonly width: number;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** An account on its way into `::: contested`. */
export interface AccountPart extends Account {
  readonly type: 'account';
}

/** What is not in dispute, on its way into `::: contested`. */
export interface AgreedPart {
  readonly type: 'agreed';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** A part of the block around it. */
export type DivPart = ColumnPart | AccountPart | AgreedPart;

/** What a block becomes: something shown, text for a register, or a part of the block around it. */
export type DivResult = Block | RegisterText | DivPart;

/** One kind of `:::` block. */
export interface Construct {
  /** Names it answers to. */
  readonly names: readonly string[];
  /** Attribute keys it understands. */
  readonly keys: readonly string[];
  /** Parts that may stand in it. */
  readonly takes?: readonly DivPart['type'][];
  readonly build: (context: ParseContext, div: Div, parts: readonly DivPart[]) => DivResult | undefined;
}
