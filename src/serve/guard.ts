import type { MiddlewareHandler } from 'hono';

/**
 * Lets only pages of this server in, under the names that it has. A foreign site can make a browser ask this machine under a name of its own (DNS
 * rebinding), so the Host header must be ours; and it can send forms here, so what changes something needs our Origin.
 */
export function onlyOwnPage(
  port: () => number,
  names: readonly string[] = ['127.0.0.1', 'localhost'],
): MiddlewareHandler {
  return async (context, next) => {
    const hosts = names.map((name) => `${name}:${port()}`);
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(host.toLowerCase())) return context.text('Foreign host', 403);
    const isHarmless = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!isHarmless && context.req.header('origin') !== `http://${host.toLowerCase()}`)
      return context.text('Foreign origin', 403);
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
    return;
  };
}
