import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Compiled } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { drawFigures } from './figures.ts';
import { resolveInside } from './input/inside.ts';
import { kioskConfig } from './kiosk-schema.ts';
import type { Drawing } from './model/drawing.ts';
import type { Frame } from './model/drawn.ts';
import type { KioskConfig, KioskFacts } from './model/kiosk.ts';
import type { Edition } from './model/narrative.ts';
import { drawingsOf } from './model/walk.ts';
import { eastAsianFamily } from './output/east-asian-fonts.ts';
import { manifestOf } from './output/kiosk-manifest.ts';
import { sha256 } from './output/record.ts';
import { writeWhole } from './output/write.ts';
import { contentParts, figureStyles, holdsCode, soundEdition } from './pages.ts';
import { drawingFrames } from './render/drawing-frames.ts';
import { loadHighlight } from './render/highlight.ts';
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

/** Renders the stories of a kiosk; scripts with errors must have been left out before. */
export async function makeKiosk(workshop: Workshop, all: readonly Compiled[]): Promise<MadeKiosk> {
  const config = kioskConfigOf(all);
  const compiled = all.filter(({ edition }) => edition && isWanted(edition, config));
  const sounds = new Map<string, Uint8Array>();
  const made = await Promise.all(compiled.map((each) => editionOf(workshop, each, config, sounds)));
  const styles = [...new Set(['figures', ...made.flatMap(({ styles }) => styles)])];
  const first = compiled[0] ?? all[0];
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
      css: [...styles.map(style), themeCss(workshop, project, 'paper').css, '/*fonts*/'].join('\n'),
      dark: style('gallery'),
      kioskCss: style('kiosk') + style('kiosk-staff'),
      words: (lang) => wordsFor(strings, lang),
    },
  );
  const fonts = await fontsFor(workshop, rendered.page, compiled);
  const facts = factsOf(workshop, config, made, compiled);
  const files = new Map<string, string | Uint8Array>([
    ['index.html', rendered.page.replace('/*fonts*/', () => fonts)],
    ['poster.html', rendered.poster.replace('/*fonts*/', () => fonts)],
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
  const drawn = await drawFigures(workshop, compiled.figures, edition.meta.lang, framesFor(edition, config));
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

/** Units of 1/720 of the shorter side that a page has beside its margins, foot and controls. */
const wide = { width: 1280, height: 560 } as const;
const tall = { width: 640, height: 940 } as const;

/** The room of each figure on the declared display; upright a map stands below its words. */
function framesFor(edition: Edition, { display }: KioskConfig): ReadonlyMap<Drawing, Frame> {
  const isTall = display.height > display.width;
  const frames = drawingFrames(
    edition,
    isTall ? { width: 816, height: tall.height } : { width: wide.width, height: wide.height + 90 },
  );
  const maps = new Set(drawingsOf(edition).flatMap(({ drawing, slide }) => (slide.layout === 'map' ? [drawing] : [])));
  return new Map(
    [...frames].map(([drawing, frame]) => {
      if (!maps.has(drawing)) return [drawing, isTall ? { ...frame, width: tall.width } : frame];
      if (isTall)
        return [
          drawing,
          { width: tall.width, height: 640, clear: { top: 0, right: 0, bottom: 0, left: 0 }, covered: [] },
        ];
      return [
        drawing,
        { ...frame, height: wide.height, clear: { ...frame.clear, bottom: 0 }, covered: frame.covered.slice(0, 1) },
      ];
    }),
  );
}

/** A sound file, named for what it holds; '' when it isn't inside the project. */
function soundFile({ project, script }: Compiled, src: string, sounds: Map<string, Uint8Array>): string {
  const inside = resolveInside(project.root, dirname(script.file), src);
  if (inside.type !== 'inside') return '';
  const bytes = readFileSync(inside.file);
  const path = `media/${sha256(bytes).slice(0, 16)}${extname(inside.file).toLowerCase()}`;
  sounds.set(path, bytes);
  return path;
}

/** Faces for the letters of the page; East Asian ones by language, for the same sign is drawn otherwise in each. */
async function fontsFor(workshop: Workshop, page: string, compiled: readonly Compiled[]): Promise<string> {
  const text = page.replace(/<style[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>|data:[^"]*/g, '');
  const families = ['Literata', 'Literata Display', 'Inter', 'JetBrains Mono'];
  const own = workshop.assets.fonts().css(text, families);
  const langs = [...new Set(compiled.flatMap(({ edition }) => edition?.meta.lang ?? []))];
  const marked = [...text.matchAll(/\slang="((?:ja|ko|zh)[\w-]*)"[^>]*>([^<]*)/g)];
  const texts = [...new Set([...langs, ...marked.map(([, lang = '']) => lang)])].flatMap((lang) => {
    const family = eastAsianFamily(lang);
    if (family === '') return [];
    const editions = [
      ...text.matchAll(
        new RegExp(`<template id="(?:edition-[^"]*|menu)-${lang}">[\\s\\S]*?</template>\\s*(?=<template|<script)`, 'g'),
      ),
    ];
    const words = Object.values(wordsFor(workshop.assets.strings(), lang)).join('');
    const said = marked.flatMap(([, its, word]) => (its === lang ? [word] : []));
    return [{ lang, family, text: [...editions.map(([all]) => all), ...said, words].join('') }];
  });
  const faces = await workshop.assets
    .eastAsianFonts()
    .css(texts.map(({ lang, family, text: signs }) => ({ lang, text: signs, families: [family] })));
  const rules = texts.map(
    ({ lang, family }) =>
      `[lang="${lang}"]{--serif:"Literata","${family}",serif;--display:"Literata Display","${family}",serif;--sans:"Inter","${family}",sans-serif;font-family:var(--serif)}`,
  );
  return [own, faces, ...rules].join('\n');
}

function factsOf(
  workshop: Workshop,
  config: KioskConfig,
  made: readonly MadeEdition[],
  compiled: readonly Compiled[],
): KioskFacts {
  return {
    schema: 1,
    title: config.title || (made[0]?.edition.meta.title ?? ''),
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
