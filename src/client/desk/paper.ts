import type { ScriptState } from '../../serve/state.ts';
import { byId } from './page.ts';
import type { Words } from './words.ts';

/** Draws where *Make paper* stands. */
export function showPaper(script: ScriptState | undefined, words: Words): void {
  const button = byId('make-paper');
  const canPrint =
    script !== undefined && script.errors === 0 && script.deck !== '' && script.paper.type !== 'printing';
  button.setAttribute('aria-disabled', String(!canPrint));
  button.title = script && script.errors > 0 ? (words.paperRefused ?? '') : '';
  byId('paper').replaceChildren(...paperParts(script, words));
}

/** Begins to print the script. */
export async function makePaper(key: string): Promise<void> {
  if (byId('make-paper').getAttribute('aria-disabled') === 'true') return;
  await fetch(`/paper/${key}`, { method: 'POST' }).catch(() => {});
}

function paperParts(script: ScriptState | undefined, words: Words): (Node | string)[] {
  if (!script) return [];
  const { paper } = script;
  switch (paper.type) {
    case 'none':
      return [];
    case 'printing':
      return [words.printing ?? ''];
    case 'failed':
      return [words.paperFailed ?? ''];
    case 'done': {
      const link = document.createElement('a');
      link.href = `/paper/${script.key}`;
      link.target = '_blank';
      link.textContent = words.many('paperPages', paper.pages, { file: paper.file });
      return paper.isOld ? [link, ` (${words.paperOld})`] : [link];
    }
    default:
      return paper satisfies never;
  }
}
