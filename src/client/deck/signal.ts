/** One kind of news and those who listen to it. */
export interface Signal<News> {
  /** Calls `listener` with every later piece of news; gives back what ends that. */
  on(listener: (news: News) => void): () => void;
  tell(news: News): void;
}

/** Makes a signal without listeners. */
export function makeSignal<News>(): Signal<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(news) {
      for (const listener of [...listeners]) listener(news);
    },
  };
}
