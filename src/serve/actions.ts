import { resolve } from 'node:path';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { bodyOf } from './body.ts';
import { openInEditor } from './editor.ts';
import type { Entry } from './entry.ts';
import { isDeskOutput } from './outputs.ts';
import type { Session } from './session.ts';
import { allProblems } from './show.ts';
import { shownThemes } from './state.ts';

/** What the desk was started with, as far as its buttons need it. */
export interface ActionSettings {
  readonly cwd: string;
  /** The value of `--editor`, or ''. */
  readonly editor: string;
}

const themeSchema = v.object({ theme: v.picklist(shownThemes) });
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9));
const placeSchema = v.object({ file: v.string(), line: number, column: number });

/** What the page may ask to be done. The guard lets these in only with the Origin of the page itself. */
export function addActions(app: Hono, session: Session, { cwd, editor }: ActionSettings): void {
  app.post('/make/:key/:name', (context) => {
    const { key, name } = context.req.param();
    if (!session.entry(key) || !isDeskOutput(name)) return context.notFound();
    return context.body(null, session.make(key, name) ? 202 : 409);
  });

  app.post('/look', async (context) => {
    await session.lookAtOutputs();
    return context.body(null, 204);
  });

  app.post('/theme/:key', async (context) => {
    const { key } = context.req.param();
    if (!session.entry(key)) return context.notFound();
    const wish = await bodyOf(context, themeSchema);
    if (!wish) return context.text('No such theme', 400);
    session.setTheme(key, wish.theme);
    return context.body(null, 204);
  });

  app.post('/open/:key', async (context) => {
    const entry = session.entry(context.req.param('key'));
    if (!entry) return context.notFound();
    const place = await bodyOf(context, placeSchema);
    if (!place) return context.text('No such place', 400);
    const { file, line, column } = place;
    if (!filesOf(entry).has(file)) return context.text('No file of this desk', 403);
    if (editor === '') return context.text('No editor: start "lanternist dev --editor code"', 409);
    const failed = await openInEditor(editor, { file: resolve(cwd, file), line, column });
    return failed === '' ? context.body(null, 204) : context.text(failed, 500);
  });
}

/** The files that the page shows places of, as it names them: the script, and what its problems stand in. */
function filesOf(entry: Entry): ReadonlySet<string> {
  const own = entry.compiled?.edition?.source.path ?? entry.good?.compiled.edition?.source.path ?? '';
  const files = new Set([own, ...allProblems(entry).map(({ file }) => file)]);
  files.delete('');
  return files;
}
