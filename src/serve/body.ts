import type { Context } from 'hono';
import * as v from 'valibot';

/** The body, when it is JSON of that shape. What `sendBeacon` sends has another content type, so that isn't looked at. */
export async function bodyOf<T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
  const parsed = v.safeParse(schema, await jsonOf(context));
  return parsed.success ? parsed.output : undefined;
}

/** The body as JSON; undefined when it is none. */
export async function jsonOf(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}
