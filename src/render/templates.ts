import Handlebars from 'handlebars/runtime.js';
import { problem } from '../diagnostic.ts';
import { EnvironmentFailure } from '../environment.ts';
import { type Html, trusted } from './html.ts';

/** Compiled templates by their path below `templates/` without the ending: `deck/deck`, `partials/slide`. */
export type TemplateSpecs = Readonly<Record<string, unknown>>;

export interface Templates {
  /** Fills a template. Throws an Error that names it when a field is missing. */
  readonly render: (name: string, view: object) => string;
  /** The same, for use inside another template. */
  readonly html: (name: string, view: object) => Html;
  /** Names of the layouts that exist, in alphabetical order. */
  readonly layouts: readonly string[];
}

/** Sets the templates up in an environment of their own; later specs replace earlier ones of the same name. */
export function createTemplates(...sets: readonly TemplateSpecs[]): Templates {
  const environment = Handlebars.create();
  const specs: Record<string, unknown> = Object.assign({}, ...sets);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, spec] of Object.entries(specs)) {
    const template = environment.template(spec as TemplateSpecification);
    compiled.set(name, template);
    if (name.startsWith('partials/')) environment.registerPartial(name.slice('partials/'.length), template);
  }
  const render = (name: string, view: object): string => {
    const template = compiled.get(name);
    if (!template) throw new Error(`There is no template "${name}"`);
    try {
      return template(view);
    } catch (error) {
      if (error instanceof EnvironmentFailure) throw error;
      const reason = error instanceof Error ? error.message.replace(/ in undefined/, '') : String(error);
      throw new EnvironmentFailure(problem('template-broken', undefined, undefined, { name: `${name}.hbs`, reason }), {
        cause: error,
      });
    }
  };
  const prefix = 'partials/layouts/';
  const layouts = Object.keys(specs).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  return { render, html: (name, view) => trusted(render(name, view)), layouts: layouts.sort() };
}
