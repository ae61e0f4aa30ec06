import type { Code, Params } from '../../codes.ts';
import type { KioskConfig } from '../../model/kiosk.ts';
import type { SourceText, Span } from '../../model/span.ts';
import type { CheckContext } from '../rule.ts';

/** What is known of a sound file that a script names. */
export type SoundState =
  | { readonly type: 'sound' }
  | { readonly type: 'missing'; readonly near: string }
  | { readonly type: 'outside' }
  | { readonly type: 'remote' }
  | { readonly type: 'format' };

/** A kiosk that was asked for, by the project or the script. */
export interface KioskAsked {
  readonly config: KioskConfig;
  /** Where `kiosk:` stands; undefined when only `to: kiosk` asks for one. */
  readonly source: SourceText | undefined;
  readonly span: Span | undefined;
  /** State of every narration that the script names, as written. */
  readonly sounds: ReadonlyMap<string, SoundState>;
}

export interface KioskContext extends CheckContext {
  readonly kiosk: KioskAsked;
  /** Reports where the kiosk is configured. */
  readonly reportKiosk: <C extends Code>(code: C, params: Params<C>) => void;
}

/** One rule of the kiosk. */
export type KioskRule = (context: KioskContext) => void;
