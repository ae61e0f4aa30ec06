import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import { withFonts } from './kiosk-fonts.ts';
import { kioskConfig } from './kiosk-schema.ts';
import type { KioskConfig, KioskFacts } from './model/kiosk.ts';
import type { Edition } from './model/narrative.ts';
import { manifestOf } from './output/kiosk-manifest.ts';
import { sha256 } from './output/record.ts';
import { writeWhole } from './output/write.ts';
import { contentParts, figureStyles, holdsCode } from './page-content.ts';
import { soundEdition } from './pages.ts';
import { loadHighlight } from './render/highlight.ts';
import { kioskFrames } from './render/kiosk-frames.ts';
import { type KioskEdition, renderKiosk } from './render/kiosk-page.ts';
import { kioskPages } from './render/kiosk-pages.ts';
import { wordsFor } from './render/words.ts';
import { themeCss, type Workshop } from './workshop.ts';

/** A kiosk, ready to be written: its files by their paths. */
export interface MadeKiosk {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly facts: KioskFacts;
}

/** What `kiosk:` asks for: the first scripts' front matter above the project's configuration. */
export function kioskConfigOf(compiled: readonly Compiled[]): KioskConfig {
  const scripts = compiled.flatMap(({ edition }) => edition?.meta.kiosk ?? []);
  const project = compiled[0]?.project.config.kiosk ?? {};
  return kioskConfig([...scripts, project]);
}

/** The scripts that the kiosk tells. */
export function storiesFor(all: readonly Compiled[]): Compiled[] {
  const config = kioskConfigOf(all);
  return all.filter(({ edition }) => edition && isWanted(edition, config));
}

/** Renders the stories of a kiosk; scripts with errors must have been left out before. */
export async function makeKiosk(workshop: Workshop, all: readonly Compiled[]): Promise<MadeKiosk> {
  const config = kioskConfigOf(all);
  const compiled = storiesFor(all);
  const sounds = new Map<string, Uint8Array>();
  const made = await Promise.all(compiled.map((each) => editionOf(workshop, each, config, sounds)));
  const styles = [...new Set(['figures', ...made.flatMap(({ styles }) => styles)])];
  const [first] = compiled;
  if (!first) throw new Error('a kiosk needs a story');
  const { project } = first;
  const style = (name: string): string => project.styles[name] ?? workshop.assets.style(name);
  const strings = workshop.assets.strings();
  const rendered = renderKiosk(
    made.map(({ edition }) => edition),
    {
      templates: project.templatesReady,
      config,
      version: workshop.version,
      script: workshop.assets.script('kiosk'),
      css: [...styles.map(style), themeCss(workshop, project, 'paper').css].join('\n'),
      dark: style('gallery'),
      kioskCss: style('kiosk') + style('kiosk-staff'),
      words: (lang) => wordsFor(strings, lang),
    },
  );
  const facts = factsOf(workshop, config, rendered.title, made, compiled);
  const files = new Map<string, string | Uint8Array>([
    ['index.html', await withFonts(workshop, rendered.page)],
    ['poster.html', await withFonts(workshop, rendered.poster)],
    ['kiosk.json', `${JSON.stringify(facts, undefined, 2)}\n`],
    ...sounds,
  ]);
  return { files, facts };
}

/** Writes a kiosk whole or not at all; gives the version. */
export async function writeKiosk(folder: string, { files }: MadeKiosk): Promise<string> {
  const temporary = `${folder}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  for (const [path, content] of files) writeWhole(join(temporary, path), content);
  const manifest = await manifestOf(temporary);
  writeWhole(join(temporary, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const old = `${folder}.${process.pid}.old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(temporary, folder);
  rmSync(old, { recursive: true, force: true });
  return manifest.version;
}

function isWanted({ narrative, meta }: Edition, { stories, languages }: KioskConfig): boolean {
  return (
    (stories.length === 0 || stories.includes(narrative)) && (languages.length === 0 || languages.includes(meta.lang))
  );
}

interface MadeEdition {
  readonly edition: KioskEdition;
  readonly styles: readonly string[];
}

async function editionOf(
  workshop: Workshop,
  compiled: Compiled,
  config: KioskConfig,
  sounds: Map<string, Uint8Array>,
): Promise<MadeEdition> {
  const edition = soundEdition(compiled);
  const words = wordsFor(workshop.assets.strings(), edition.meta.lang);
  const drawn = await drawFigures(workshop, compiled.figures, edition.meta.lang, kioskFrames(edition, config.display));
  const evidence = await evidenceOf(workshop, compiled, edition, words);
  const highlight = holdsCode(edition) ? await loadHighlight() : () => undefined;
  const parts = contentParts(workshop, compiled, edition, drawn, evidence);
  const sound = (src: string): string => soundFile(compiled, src, sounds);
  const pages = kioskPages(edition, {
    ...parts,
    highlight,
    playlist: config.playlist,
    handout: handoutOf(edition, config),
    sound,
  });
  return {
    edition: { story: edition.narrative, meta: edition.meta, words, pages },
    styles: figureStyles(drawn),
  };
}

/** The address of a story's handout, its own or the kiosk's; '' for none. */
function handoutOf({ narrative, meta }: Edition, { handout }: KioskConfig): string {
  const address = handout[narrative] ?? handout['*'] ?? '';
  return address.replaceAll('{story}', narrative).replaceAll('{lang}', meta.lang);
}

/** A sound file, named for what it holds; '' when there is none that can be played. */
function soundFile({ sounds: found }: Compiled, src: string, sounds: Map<string, Uint8Array>): string {
  const sound = found.get(src);
  if (sound?.type !== 'sound') return '';
  const bytes = readFileSync(sound.file);
  const path = `media/${sha256(bytes).slice(0, 16)}${extname(sound.file).toLowerCase()}`;
  sounds.set(path, bytes);
  return path;
}

function factsOf(
  workshop: Workshop,
  config: KioskConfig,
  title: string,
  made: readonly MadeEdition[],
  compiled: readonly Compiled[],
): KioskFacts {
  return {
    schema: 1,
    title,
    made: workshop.version,
    config,
    stories: made.map(({ edition }, index) => ({
      id: edition.story,
      lang: edition.meta.lang,
      title: edition.meta.title,
      pages: edition.pages.map(({ id }) => id),
      unsigned: edition.pages
        .map(({ id }) => id)
        .filter((id) => compiled[index]?.signed.slides.get(id)?.type !== 'signed'),
    })),
  };
}
