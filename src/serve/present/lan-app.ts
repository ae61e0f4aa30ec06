import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isHeldBack, seenByAudience } from '../../model/lecture.ts';
import type { SlidePicture } from '../../render/present/slide-picture.ts';
import { onlyOwnPage } from '../guard.ts';
import type { Answer, Doors } from './doors.ts';
import { driverRoutes } from './driver-routes.ts';
import { streamHall } from './hall-stream.ts';
import { type LocalParts, sendPdf, speakerRoutes } from './local-app.ts';

/** A slide as a listener reads it. */
export interface FollowedSlide {
  readonly number: string;
  readonly title: string;
  /** HTML of what is shown, and of its sources; what a notice keeps back is not in it. */
  readonly html: string;
}

/** A page with the policy that goes with it. */
export interface ServedPage {
  readonly html: string;
  readonly csp: string;
}

export interface LanParts extends LocalParts {
  readonly doors: Doors;
  /** Asks whether this phone shall become a remote. */
  readonly pairPage: () => ServedPage;
  readonly remotePage: () => ServedPage;
  /** Any slide, shown or not: for whoever drives. */
  readonly slidePicture: (id: string) => SlidePicture | undefined;
  /** Why somebody isn't let in, in the talk's language. */
  readonly closedPage: () => ServedPage;
  /** The languages of the narrative; the first is that of the screen. */
  readonly languages: readonly string[];
  readonly followPage: (lang: string) => ServedPage;
  readonly followedSlide: (lang: string, id: string, isHeldBack: boolean) => FollowedSlide | undefined;
  readonly handoutIn: (lang: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Told once another machine has come through. */
  readonly reached: () => void;
}

const cookie = 'lanternist-remote';

/** The routes for other machines of the network. Without a token they lead nowhere. */
export function createLanApp(parts: LanParts, names: readonly string[], port: () => number): Hono {
  const { doors, hall } = parts;
  // A listener may type the address with a slash behind it.
  const app = new Hono({ strict: false });
  app.use(onlyOwnPage(port, names));
  app.use(async (_, next) => {
    parts.reached();
    await next();
  });

  app.get('/pair/:token', (context) => sendPage(context, parts.pairPage()));
  app.post('/pair/:token', (context) => {
    const answer = doors.pair(context.req.param('token'), fromOf(context));
    if (isRefusal(answer)) return refuse(context, parts, answer.wait);
    hall.paired();
    // Over plain HTTP the cookie can't be "secure"; it is of no use after this lecture.
    setCookie(context, cookie, answer.session, { httpOnly: true, sameSite: 'Strict', path: '/drive', maxAge: 43_200 });
    return context.redirect('/drive/remote', 303);
  });

  const drive = new Hono();
  drive.use(onlyPaired(parts));
  drive.get('/remote', (context) => sendPage(context, parts.remotePage()));
  drive.get('/slide/:id', (context) => {
    const found = parts.slidePicture(context.req.param('id'));
    return found ? context.json(found) : context.notFound();
  });
  speakerRoutes(drive, parts);
  drive.route('/', driverRoutes(hall, ['remote', 'speaker']));
  app.route('/drive', drive);

  const follow = new Hono();
  follow.use(async (context, next) => {
    const answer = doors.follow(context.req.path.split('/')[2] ?? '', fromOf(context));
    if (isRefusal(answer)) return refuse(context, parts, answer.wait);
    await next();
    return;
  });
  followRoutes(follow, parts);
  app.route('/f/:code', follow);

  app.notFound((context) => context.text('Not here', 404));
  app.onError((_, context) => context.text('Failed', 500));
  return app;
}

/** What listeners may ask: nothing here moves the lecture. */
function followRoutes(app: Hono, parts: LanParts): void {
  const { hall, languages } = parts;
  const langOf = (context: Context): string =>
    languages.find((each) => each === context.req.query('lang')) ?? accepted(context, languages) ?? '';

  app.get('/', (context) => sendPage(context, parts.followPage(langOf(context))));
  app.get('/events', (context) => streamHall(context, hall, 'follower', hall.audience));
  app.get('/slide/:id', (context) => {
    const id = context.req.param('id');
    // What was not shown yet stays the lecturer's.
    if (!hall.lecture().seen.includes(id)) return context.notFound();
    // A notice that the audience was never taken past holds, though the lecturer has gone elsewhere since.
    const stop = hall.road.find((each) => each.id === id);
    const isBehindNotice = stop !== undefined && isHeldBack(stop, seenByAudience(hall.lecture()).accepted);
    const found = parts.followedSlide(langOf(context), id, isBehindNotice);
    return found ? context.json(found) : context.notFound();
  });
  app.get('/handout.pdf', async (context) => {
    if (!hall.isEnded()) return context.text('At the end of the lecture', 404);
    return sendPdf(context, await parts.handoutIn(langOf(context)));
  });
}

/** The first language of the phone that the narrative has, else that of the screen. */
function accepted(context: Context, languages: readonly string[]): string | undefined {
  const wanted = (context.req.header('accept-language') ?? '').split(',').map((each) => each.trim().toLowerCase());
  const base = (lang: string): string => lang.toLowerCase().split(/[-;]/)[0] ?? '';
  const known = wanted.map((each) => languages.find((lang) => base(lang) === base(each)));
  return known.find((lang) => lang !== undefined) ?? languages[0];
}

function onlyPaired(parts: LanParts): MiddlewareHandler {
  return async (context, next) => {
    if (!parts.doors.admits(getCookie(context, cookie) ?? '')) return sendPage(context, parts.closedPage(), 403);
    await next();
    return;
  };
}

function isRefusal<T extends object>(answer: Answer<T>): answer is { readonly wait: number } {
  return 'wait' in answer;
}

function refuse(context: Context, parts: LanParts, wait: number): Response {
  context.header('Retry-After', String(Math.ceil(wait / 1000)));
  return sendPage(context, parts.closedPage(), 403);
}

function sendPage(context: Context, { html, csp }: ServedPage, status: 200 | 403 = 200): Response {
  context.header('Content-Security-Policy', csp);
  return context.html(html, status) as Response;
}

function fromOf(context: Context): string {
  return getConnInfo(context).remote.address ?? '';
}
