/** A slide as the server gives it to listeners. */
export interface FollowedSlide {
  readonly number: string;
  readonly title: string;
  readonly html: string;
}

/** Slides of the lecture that may be read, each asked for once. */
export interface Slides {
  /** Undefined when the server has none to give; throws when it can't be reached. */
  readonly get: (id: string, isHeldBack: boolean) => Promise<FollowedSlide | undefined>;
}

export function openSlides(below: string, lang: string): Slides {
  const known = new Map<string, FollowedSlide>();
  return {
    async get(id, isHeldBack) {
      const found = isHeldBack ? undefined : known.get(id);
      if (found) return found;
      const answer = await fetch(`${below}/slide/${encodeURIComponent(id)}?lang=${encodeURIComponent(lang)}`);
      if (!answer.ok) return undefined;
      const slide = (await answer.json()) as FollowedSlide;
      // What a notice still keeps back will be another text once it is shown.
      if (!slide.html.includes('class="followed held-back"')) known.set(id, slide);
      return slide;
    },
  };
}
