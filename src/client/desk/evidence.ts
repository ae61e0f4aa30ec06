import type { EvidenceSlide, EvidenceStatement, ShownEvidence } from '../../serve/state.ts';
import { element } from './element.ts';
import { byId, write } from './page.ts';
import type { Words } from './words.ts';

/** Draws what each slide says and what that rests on; the slide that the deck shows is open. */
export function showEvidence(evidence: ShownEvidence | undefined, current: string, words: Words): void {
  write(byId('evidence-sum'), evidence ? sumOf(evidence, words) : '');
  write(
    byId('evidence-begin'),
    !evidence || evidence.isAsked ? '' : (words[evidence.cited === 0 ? 'evidenceBegin' : 'evidenceLight'] ?? ''),
  );
  const list = byId('evidence');
  list.replaceChildren(...(evidence?.slides ?? []).map((slide) => slideItem(slide, evidence?.isAsked ?? false, words)));
  openEvidenceOf(current);
}

function sumOf({ statements, cited, uncited, isAsked }: ShownEvidence, words: Words): string {
  if (isAsked) return words.fill('evidenceSum', { n: statements, uncited });
  return cited === 0 ? words.many('evidenceNone', statements) : words.fill('evidenceSome', { n: statements, cited });
}

/** Opens the statements of a slide, and closes the others. */
export function openEvidenceOf(current: string): void {
  for (const each of byId('evidence').querySelectorAll('details')) each.open = each.dataset.slide === current;
}

function slideItem(slide: EvidenceSlide, isAsked: boolean, words: Words): HTMLElement {
  const uncited = slide.statements.filter(({ isUncited }) => isUncited).length;
  const count = [
    words.many('sentences', slide.statements.length),
    isAsked && uncited > 0 ? words.fill('uncited', { n: uncited }) : '',
  ].filter(Boolean);
  const summary = element('summary', '', element('span', 'outline-number', slide.number));
  summary.append(element('span', 'outline-title', slide.title), element('span', 'evidence-count', count.join(', ')));
  const details = element('details', 'evidence-slide', summary);
  details.dataset.slide = slide.id;
  // A script may have a thousand slides: what nobody opens isn't drawn.
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    details.append(
      element('ol', 'statements', ...slide.statements.map((each) => statementItem(each, isAsked, words))),
      element('p', 'evidence-signed', slide.signed),
    );
  });
  return element('li', '', details);
}

function statementItem(each: EvidenceStatement, isAsked: boolean, words: Words): HTMLElement {
  const item = element('li', 'statement', element('p', 'statement-text', each.text));
  const grounds = each.grounds.map((line) => element('span', 'ground', line));
  const none = isAsked && each.isUncited ? [element('span', 'no-ground', words.noSource ?? '')] : [];
  const place = words.fill('statementPlace', { register: each.register, line: each.line });
  item.append(element('p', 'statement-foot', element('span', 'statement-place', place)));
  item.append(element('p', 'grounds', ...(grounds.length > 0 ? grounds : none)));
  return item;
}
