/** What the kiosk shows, and to whom. All of it is lost when the next visitor comes. */
export interface KioskState {
  readonly screen: 'attract' | 'menu' | 'story';
  /** Id of the narrative; '' outside a story. */
  readonly story: string;
  readonly lang: string;
  /** From 0. */
  readonly page: number;
  /** A content notice stands before the page. */
  readonly notice: boolean;
  /** The passage for readers is open. */
  readonly more: boolean;
  /** What stands over the page. */
  readonly card: '' | 'sources' | 'accounts' | 'comfort' | 'language' | 'link' | 'home';
  /** Number of the note that was touched to open the sources; '' for none. */
  readonly note: string;
  /** The warning asks whether anybody is there. */
  readonly warning: boolean;
  readonly comfort: Comfort;
  /** Keys of the content notices that this visitor has passed. */
  readonly accepted: readonly string[];
}

/** How a visitor reads. */
export interface Comfort {
  /** Percent. */
  readonly text: number;
  readonly contrast: boolean;
  readonly ground: 'dark' | 'light';
  readonly calm: boolean;
  /** Controls at the height of a wheelchair. */
  readonly low: boolean;
}
