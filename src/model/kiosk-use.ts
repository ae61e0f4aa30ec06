/** Evidence of use, without personal data: what the page tells the host and the host keeps, a line an event. */

export const useKinds = ['session', 'story', 'page', 'language', 'complete', 'comfort'] as const;
export type UseKind = (typeof useKinds)[number];

export interface UseLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * `session`, `story` and `page` are told when they end, with their length; `complete` when the last page of a story is
   * reached, `language` and `comfort` when a visitor chooses, each once a session.
   */
  readonly kind: UseKind;
  /** '' where it doesn't apply, as in `lang` and `page`. */
  readonly story: string;
  readonly lang: string;
  /** Id of the page. */
  readonly page: string;
  /** How long it lasted, in milliseconds; 0 where it doesn't apply. */
  readonly ms: number;
}
