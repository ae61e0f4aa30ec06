import { annotationRules } from './pdf-ua/annotations.ts';
import { contentRules } from './pdf-ua/artifacts.ts';
import { documentRules } from './pdf-ua/document.ts';
import { elementRules } from './pdf-ua/elements.ts';
import { factsOf } from './pdf-ua/facts.ts';
import { fontRules } from './pdf-ua/fonts.ts';
import { houseRules } from './pdf-ua/house.ts';
import type { Failure } from './pdf-ua/rule.ts';

/** Every rule, by the clause of ISO 14289-1 (PDF/UA-1) that it stands for; "house" for those of our own. */
export const pdfRules = [
  ...documentRules,
  ...contentRules,
  ...elementRules,
  ...annotationRules,
  ...fontRules,
  ...houseRules,
];

/**
 * What is wrong with a PDF: the mechanical part of ISO 14289-1, that is, what a program can judge, and what every PDF of
 * ours must pass besides. An empty list isn't conformance: whether the order is right and an alternative text good, only a
 * person can say.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Failure[]> {
  const facts = factsOf(bytes);
  return pdfRules.flatMap(({ clause, check }) => check(facts).map((says) => ({ clause, says })));
}
