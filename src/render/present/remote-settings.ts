/** A slide as the remote knows it. */
export interface RemoteSlide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Seconds; 0 where the script plans none. */
  readonly time: number;
  readonly optional: boolean;
  readonly steps: number;
  /** Slides with the same key stand behind the same notice; '' for none. */
  readonly notice: string;
  /** HTML; '' when the script has none. */
  readonly notes: string;
  readonly cue: string;
}

/** What the remote's script finds in its page. */
export interface RemoteSettings {
  readonly lang: string;
  /** Of the lecture, in seconds; 0 when it isn't planned. */
  readonly duration: number;
  readonly words: Readonly<Record<string, string>>;
  readonly slides: readonly RemoteSlide[];
}
