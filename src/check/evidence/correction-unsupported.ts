import type { Account } from '../../model/block.ts';
import { formOf, isEditors } from '../../model/contested-form.ts';
import { noteNumberOf } from '../../model/evidence.ts';
import { groundsOf } from '../../model/grounds.ts';
import type { Confidence } from '../../model/library.ts';
import { citationsIn } from '../../model/passages.ts';
import { blocksIn, slidesOf, tokensIn } from '../../model/walk.ts';
import type { CheckContext, Rule } from '../rule.ts';

/**
 * Who corrects a document cites a source that can be looked up, or is a named editor who is sure of it.
 *
 *     ::: {.account by="Editor" source=editor confidence=medium}
 *     ^
 */
export const correctionUnsupported: Rule = (context) => {
  const { edition, library, report } = context;
  for (const slide of slidesOf(edition)) {
    for (const block of blocksIn(slide.blocks)) {
      if (block.type !== 'contested' || formOf(block, library) !== 'correction') continue;
      // Where the author asks for the form, what is on record stands last and may be a document's.
      const record = block.accounts.find((account) => isEditors(account, library)) ?? block.accounts.at(-1);
      const printed = block.accounts.find((account) => account !== record);
      const ground = record ? weakGround(record, context) : '';
      if (record && ground !== '')
        report('correction-unsupported', slide, record.span, { by: printed?.by ?? '', ground });
    }
  }
};

/** What the correction rests on, when that is too little; else ''. */
function weakGround(account: Account, { edition, library }: CheckContext): string {
  const tokens = tokensIn(account.blocks);
  const { sources, editor } = groundsOf(citationsIn(tokens), library);
  if (sources.length > 0 || library.sources.has(account.source)) return '';
  const inline = tokens.flatMap((token) => {
    const note = edition.notes[noteNumberOf(token) - 1];
    return note?.type === 'editor' ? [note.confidence] : [];
  });
  const said: (Confidence | '')[] = [account.confidence, ...editor, ...inline].filter((each) => each !== '');
  if (!said.includes('high')) return said.length === 0 ? 'no source' : `an editor's ${said[0]} confidence`;
  return edition.meta.editor === '' ? 'an editor without a name' : '';
}
