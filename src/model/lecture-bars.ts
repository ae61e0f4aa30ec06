/** What is asked of a lecture: sizes for the hall, words a slide, and the pace of speech. */

/** Depth of a hall whose script and configuration say nothing, in heights of the projected image. */
export const usualDepth = 4;

/** Words of a slide's body. */
export const lectureWords = { advised: 40, most: 75 } as const;

/** Words a minute, for the usual pace; another pace moves the two limits with it. */
const speech = { usual: 130, fastest: 160, slowest: 100 };

/** The limits of a lecturer's pace, in words a minute. */
export function paceLimits(pace: number): { readonly fastest: number; readonly slowest: number } {
  const share = pace / speech.usual;
  return { fastest: Math.round(speech.fastest * share), slowest: Math.round(speech.slowest * share) };
}

/** Seconds that notes take at least to be judged alone: a sentence at the opening of an act has no pace of its own. */
export const briefNotes = 20;

/** Pixels of a slide 720 high. */
export const lectureText = {
  /** Labels of the time strip, in any hall. */
  strip: 15,
  /**
   * The smallest text that the back row reads: half a percent of the image's height for each height that it sits away,
   * 14, 22 and 29 px at 4, 6 and 8. Source: AVIXA, Display Image Size for 2D Content.
   */
  least: (depth: number): number => Math.round((720 * depth) / 200),
} as const;
