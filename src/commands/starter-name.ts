import { slugOf } from '../parse/ids.ts';

/** A name for a talk or narrative as it was typed, taken apart. */
export interface StarterName {
  /** Folder part as typed; '' when there is none. */
  readonly folder: string;
  /** File or folder name without ending; '' when nothing of what was typed can name a file. */
  readonly base: string;
  readonly title: string;
}

/**
 * Reads the name given to `lanternist new`: a title in words, or a path.
 *
 *     My grandfather's war   ► my-grandfathers-war, "My grandfather's war"
 *     talks/harbour-life.md  ► talks, harbour-life, "Harbour life"
 */
export function readStarterName(name: string): StarterName {
  const words = name.replace(/\s+/g, ' ').trim();
  // "War and/or peace" is a title; a path has no white space before its last part.
  const [, folder = '', last = ''] = /^(?:(\S*)[\\/])?([^\\/]*)$/.exec(words) ?? ['', '', words];
  const bare = last.replace(/\.(?:md|markdown)$/i, '');
  if (/\s/.test(bare)) return { folder, base: slugOf(bare), title: bare };
  const base = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(bare) ? bare : slugOf(bare);
  const spoken = base.replace(/[-_]+/g, ' ').trim();
  return { folder, base, title: spoken.charAt(0).toUpperCase() + spoken.slice(1) };
}

/** Why scripts or narratives of that name would not be found again, or taken for something else; '' when they would. */
export function faultOfName(base: string, template: 'talk' | 'narrative'): string {
  if (base === '') return 'there is no letter or digit in it';
  if (template === 'narrative')
    return ['library', 'dist', 'templates', 'node_modules'].includes(base)
      ? `Lanternist keeps other things in a folder "${base}"`
      : '';
  if (/^(?:readme|changelog|contributing|license|notice)$/i.test(base)) return `"${base}.md" is not taken for a script`;
  if (/^[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(base))
    return `"${base}.md" would be the edition of a narrative in the language "${base}"`;
  return '';
}
