import type { KioskAsked, SoundState } from './check/kiosk/kiosk-rule.ts';
import { type KioskWish, kioskConfig } from './kiosk-schema.ts';
import type { Edition } from './model/narrative.ts';
import type { SourceText, Span } from './model/span.ts';
import type { OpenProject } from './workshop.ts';

/** The kiosk that a script is made for, with what its rules need to know; undefined when nobody asks for one. */
export function kioskAsked(
  project: OpenProject,
  edition: Edition,
  sounds: ReadonlyMap<string, SoundState>,
): KioskAsked | undefined {
  const { meta, source } = edition;
  const isOutput = project.config.to.some((names) => names.split(/[\s,]+/).includes('kiosk'));
  if (!isOutput && !isSaid(meta.kiosk) && !isSaid(project.config.kiosk)) return undefined;
  const inScript = meta.kiosk.display !== undefined || !isSaid(project.config.kiosk);
  const own = inScript ? source : project.configSource;
  return {
    config: kioskConfig([meta.kiosk, project.config.kiosk]),
    source: own,
    span: displayIn(own, (inScript ? meta.places : project.places).kiosk),
    sounds,
  };
}

/** Where the display is declared; the whole of `kiosk:` when it isn't. */
function displayIn(source: SourceText | undefined, kiosk: Span | undefined): Span | undefined {
  const group = kiosk && source?.text.slice(kiosk.start, kiosk.end);
  const found = /(?<![\w-])display(?=\s*:)/.exec(group ?? '');
  return kiosk && found
    ? { start: kiosk.start + found.index, end: kiosk.start + found.index + found[0].length }
    : kiosk;
}

function isSaid(wish: KioskWish): boolean {
  return Object.keys(wish).length > 0;
}
