import type { GlossaryEntry } from './glossary.ts';

/** What `reader/glossary.hbs` gets of an entry; names that `canShow` refuses are left out. */
export function glossaryView(
  { id, card, sections }: GlossaryEntry,
  lang: string,
  canShow: (text: string) => boolean,
): object {
  return {
    id,
    ...card,
    lang: card.lang === lang ? '' : card.lang,
    others: card.others
      .filter(({ text }) => canShow(text))
      .map((other) => ({ text: other.text, lang: other.lang === lang ? '' : other.lang, when: other.years })),
    named: sections.map(({ slide }) => ({ id: slide.id, number: slide.number })),
  };
}
