import type { Token } from 'markdown-it';
import type { Picture } from './block.ts';
import { noteNumberOf } from './evidence.ts';
import { cardTexts, historyTexts, standpointText } from './library-texts.ts';
import { nameCard } from './name-card.ts';
import type { NameMark } from './name-mark.ts';
import { pictureOf } from './pictures.ts';
import type { RunningText } from './running-text.ts';
import type { Span } from './span.ts';
import { type Context, collapsed, type Draft, type StatementRegister, textDrafts } from './statement-draft.ts';
import { groundsBehind, keyGround } from './statement-ground.ts';

/** What the full note of a citation says of sources that weren't cited before. */
export function introductions(context: Context, token: Token, span: Span): Draft[] {
  // Inside a footnote only the style's own words are printed.
  if (noteNumberOf(token) === 0) return [];
  const { library, introduced } = context;
  const keys = groundsBehind(token, library).flatMap(({ voices }) => voices.map(({ source }) => source));
  return [...new Set(keys)].flatMap((key) => {
    const source = library.sources.get(key);
    if (!source) return [];
    const history = introduced.has(`history ${key}`) ? [] : historyTexts(source);
    introduced.add(`history ${key}`);
    const grounds = keyGround(key, '', library);
    return [
      ...standpointDrafts(context, key, span),
      ...history.flatMap((text) => textDrafts('library', text, span, grounds)),
    ];
  });
}

/** Whose voice a source is, once a script. */
export function standpointDrafts({ library, introduced, words }: Context, key: string, span: Span): Draft[] {
  const source = library.sources.get(key);
  if (!source || introduced.has(`standpoint ${key}`)) return [];
  introduced.add(`standpoint ${key}`);
  return textDrafts('library', standpointText(source, words), span, keyGround(key, '', library));
}

/** Pictures inside a text, and the cards of the names in it. */
export function asideDrafts(
  context: Context,
  { pictures, names }: RunningText,
  span: Span,
  register: StatementRegister,
): Draft[] {
  const hasCards = register === 'headline' || register === 'body' || register === 'caption';
  return [
    ...pictures.flatMap((token) => pictureDrafts(pictureOf(token))),
    ...(hasCards ? names.flatMap((mark) => cardDrafts(context, mark, span)) : []),
  ];
}

export function pictureDrafts({ alt, credit, license, span }: Picture): Draft[] {
  const whose = [credit, license].filter(Boolean).join(' · ');
  const owner: Draft = { register: 'credit', voice: '', text: whose, span, grounds: [] };
  return [...textDrafts('alt', alt, span), ...(whose === '' ? [] : [owner])];
}

/** What a card says of a place or person: its name once a slide, for that follows the time; the rest once a script. */
function cardDrafts(context: Context, mark: NameMark, span: Span): Draft[] {
  const { edition, library, slide, words, cards, introduced } = context;
  const key = `${mark.kind} ${mark.id}`;
  const card = cards.has(key) ? undefined : nameCard(library, mark, slide.when, edition.meta.lang, words);
  cards.add(key);
  if (!card) return [];
  const at = mark.span ?? span;
  const { name, others } = cardTexts(card);
  const whole = (register: StatementRegister, text: string): Draft[] =>
    text === '' ? [] : [{ register, voice: '', text: collapsed(text), span: at, grounds: [] }];
  if (introduced.has(key)) return whole('card', name);
  introduced.add(key);
  return [...whole('card', name), ...whole('library', others), ...textDrafts('library', card.note, at)];
}
