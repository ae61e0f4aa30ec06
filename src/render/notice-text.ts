import type { ContentNotice } from '../model/content-notice.ts';
import type { Words } from './words.ts';

/** A notice in words: the author's, or what its tags stand for. */
export function noticeText(notice: ContentNotice | undefined, words: Words): string {
  if (!notice) return '';
  if (notice.text !== '') return notice.text;
  const what = notice.tags.map((tag) => words[`notice-${tag}`] ?? tag);
  const list = what.length > 1 ? `${what.slice(0, -1).join(', ')} ${words.and ?? ''} ${what.at(-1)}` : (what[0] ?? '');
  return (words.noticePart ?? '{what}').replace('{what}', list);
}
