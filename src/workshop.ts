import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from './assets.ts';
import { type Diagnostic, problem } from './diagnostic.ts';
import type { ReadLibrary } from './input/library.ts';
import { openProject, type Project } from './input/project.ts';
import type { SourceText, Span } from './model/span.ts';
import { type BuiltAssets, openAssets } from './output/built-assets.ts';
import { type FigureCache, openFigureCache } from './output/figure-cache.ts';
import { compileOptions } from './render/template-options.ts';
import { createTemplates, type Templates } from './render/templates.ts';
import { suggestion } from './suggest.ts';

/** What a run shares: the package's assets, and the projects that its scripts belong to. */
export interface Workshop {
  readonly cwd: string;
  readonly version: string;
  readonly assets: BuiltAssets;
  /** The project of a script, opened once. */
  readonly projectOf: (script: string) => Promise<OpenProject>;
  /** The library in a folder, read once. */
  readonly libraryIn: (folder: string) => Promise<ReadLibrary>;
  /** Figures that were drawn before. */
  readonly figures: FigureCache;
}

export interface OpenProject extends Project {
  readonly templatesReady: Templates;
  /** SHA-256 over configuration, own templates and own styles: a change makes every output of the project anew. */
  readonly fingerprint: string;
}

/** Opens a workshop in a working directory. */
export function openWorkshop(
  cwd: string,
  assets: BuiltAssets = openAssets(),
  figures: FigureCache = openFigureCache(),
): Workshop {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const projects = new Map<string, Promise<OpenProject>>();
  const libraries = new Map<string, Promise<ReadLibrary>>();
  return {
    cwd,
    version,
    assets,
    figures,
    projectOf(script) {
      const project = openProject(script, cwd);
      const kept = projects.get(project.root) ?? prepare(project, assets);
      projects.set(project.root, kept);
      return kept;
    },
    async libraryIn(folder) {
      const read = libraries.get(folder) ?? loadLibrary(folder, cwd);
      libraries.set(folder, read);
      return read;
    },
  };
}

async function loadLibrary(folder: string, cwd: string): Promise<ReadLibrary> {
  const { readLibrary } = await import('./evidence-tools.ts');
  return readLibrary(folder, cwd);
}

async function prepare(project: Project, assets: BuiltAssets): Promise<OpenProject> {
  const problems = [...project.problems];
  const own: Record<string, unknown> = {};
  if (Object.keys(project.templates).length > 0) {
    // The compiler is large and only needed for a project's own templates.
    const { default: handlebars } = await import('handlebars');
    for (const [name, source] of Object.entries(project.templates)) {
      try {
        own[name] = new Function(`return ${handlebars.precompile(source, compileOptions)}`)();
      } catch (error) {
        problems.push(
          problem('template-broken', undefined, undefined, { name: `${name}.hbs`, reason: firstLine(error) }),
        );
      }
    }
  }
  const templatesReady = createTemplates(await assets.templates(), own);
  const { configSource, templates, styles, root } = project;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([configSource?.text ?? '', templates, styles, themeText(project, root)]))
    .digest('hex');
  return { ...project, problems, templatesReady, fingerprint };
}

function themeText(project: Project, root: string): string {
  return project.config.theme.endsWith('.css') ? (readOr(resolve(root, project.config.theme)) ?? '') : '';
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function readOr(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const builtInThemes: readonly string[] = ['paper', 'gallery'];

/**
 * The style sheet of a theme: its variables come after `paper`'s, so that a theme may set only some. Names are built-in
 * or the project's own; a path counts only from the configuration.
 */
export function themeCss(
  workshop: Workshop,
  project: Project,
  wish: string,
  place?: { readonly source: SourceText; readonly span: Span | undefined },
): { css: string; problems: Diagnostic[] } {
  const name = wish || project.config.theme || 'paper';
  const paper = project.styles.paper ?? workshop.assets.style('paper');
  const slide = project.styles.slide ?? workshop.assets.style('slide');
  const base = `${paper}\n${slide}`;
  if (name === 'paper') return { css: base, problems: [] };
  const own = project.styles[name] ?? (builtInThemes.includes(name) ? workshop.assets.style(name) : undefined);
  if (own !== undefined) return { css: `${base}\n${own}`, problems: [] };
  const fromPath =
    name === project.config.theme && name.endsWith('.css') ? readOr(resolve(project.root, name)) : undefined;
  if (fromPath !== undefined) return { css: `${base}\n${fromPath}`, problems: [] };
  const known = [
    ...new Set([
      ...builtInThemes,
      ...Object.keys(project.styles).filter((each) => !['slide', 'deck-chrome', 'print'].includes(each)),
    ]),
  ];
  return {
    css: base,
    problems: [
      problem('theme-missing', place?.source ?? project.configSource, place?.span, {
        name,
        suggestion: suggestion(name, known),
        known: known.join(', '),
      }),
    ],
  };
}
