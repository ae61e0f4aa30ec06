import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Compiled, compileScript } from '../../../src/compile.ts';
import { renderHallDeck } from '../../../src/hall-pages.ts';
import { findScripts } from '../../../src/input/find-scripts.ts';
import type { Road } from '../../../src/model/lecture.ts';
import { wordsIn } from '../../../src/model/passages.ts';
import { flat, slidesOf, tokensIn } from '../../../src/model/walk.ts';
import { makePhonePages } from '../../../src/serve/present/phone-pages.ts';
import { roadIn } from '../../../src/serve/present/road-in.ts';
import { openWorkshop } from '../../../src/workshop.ts';
import { ask } from './ask.ts';
import { type OpenTalk, openTalk, talk } from './given-talk.ts';

const narratives = fileURLToPath(new URL('../../../narratives/', import.meta.url));

describe('of a real narrative, in all its languages', () => {
  let pages: Awaited<ReturnType<typeof makePhonePages>>;
  let road: Road;
  let editions: Compiled[];
  beforeAll(async () => {
    const workshop = openWorkshop(narratives);
    const { scripts } = findScripts(['leonov-at-wonsan'], narratives);
    editions = await Promise.all(scripts.map((script) => compileScript(workshop, script)));
    editions.sort((a, b) => Number(b.script.lang === 'en') - Number(a.script.lang === 'en'));
    const [first] = editions;
    if (!first) throw new Error('No edition');
    road = roadIn(await renderHallDeck(workshop, first));
    pages = await makePhonePages(workshop, editions);
  }, 60_000);

  test.each(['en', 'ru', 'ja', 'zh'])('%s: nothing that only the lecturer has reaches a listener', (lang) => {
    const { edition } = editions.find((each) => each.edition?.meta.lang === lang) ?? {};
    if (!edition) throw new Error(`No edition in ${lang}`);
    const got = [
      pages.followPage(lang).html,
      ...road.flatMap(({ id }) => [true, false].map((isHeldBack) => pages.followedSlide(lang, id, isHeldBack)?.html)),
    ].map((html) => plain(html ?? ''));
    const slides = [...slidesOf(edition)];
    const shown = slides.flatMap(({ blocks, read }) => sentencesIn(wordsIn(flat(tokensIn([...blocks, ...read])))));
    const secrets = slides
      .flatMap(({ notes, cue }) => sentencesIn(wordsIn(flat(tokensIn([...notes, ...cue])))))
      .filter((sentence) => !shown.some((each) => each.includes(sentence)));
    expect(secrets.length).toBeGreaterThan(30);
    expect(secrets.filter((secret) => got.some((text) => text.includes(secret)))).toEqual([]);
  });

  test.each(['en', 'ru', 'ja', 'zh'])('%s: every slide is there, with as many steps as the screen takes', (lang) => {
    for (const { id, steps } of road) {
      const slide = pages.followedSlide(lang, id, false);
      expect(slide?.title, id).toBeTruthy();
      expect(slide?.html.match(/class="(?:[^"]* )?fragment[ "]/g)?.length ?? 0, id).toBe(steps);
    }
    expect(pages.followedSlide(lang, 'nowhere', false)).toBeUndefined();
    expect(pages.followedSlide(lang, '../headline', false)).toBeUndefined();
  });

  test('the remote knows the same road', () => {
    const settings = JSON.parse(/id="remote-settings">(.*?)<\/script>/s.exec(pages.remotePage().html)?.[1] ?? '');
    const known = settings.slides.map(({ id, steps, notice, optional }: Road[number]) => ({
      id,
      steps,
      notice,
      optional,
    }));
    expect(known).toEqual(road);
  });

  test('the remote’s picture is what the deck has, and nothing that is only said', async () => {
    const [first] = editions;
    if (!first) throw new Error('No edition');
    const deck = await renderHallDeck(openWorkshop(narratives), first);
    for (const { id, steps, notice } of road) {
      const picture = pages.slidePicture(id);
      expect(deck, id).toContain(picture?.slide.trim());
      expect(picture?.slide.match(/class="(?:[^"]* )?fragment[ "]/g)?.length ?? 0, id).toBe(steps);
      expect(picture?.notice !== '', id).toBe(notice !== '');
      expect(deck, id).toContain(picture?.notice);
    }
    expect(pages.slidePicture('nowhere')).toBeUndefined();
  });

  test('each page runs its own script and none other, and asks nobody else', () => {
    for (const { html, csp } of [pages.remotePage(), pages.followPage('ru'), pages.pairPage(), pages.closedPage()]) {
      expect(csp).toContain("default-src 'none'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(html.replace(/url\(data:[^)]*\)/g, '')).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(html.match(/<script>/g)?.length ?? 0).toBe(csp.includes("script-src 'sha256-") ? 1 : 0);
    }
    expect(pages.pairPage().csp).toContain("form-action 'self'");
    expect(pages.closedPage().csp).toContain("form-action 'none'");
  });
});

describe('of a small talk', () => {
  let open: OpenTalk;
  let port: number;
  let follow: string;
  beforeAll(async () => {
    open = await openTalk({ text: talk });
    const address = new URL(open.presentation.invitations().follow.address);
    port = Number(address.port);
    follow = address.pathname;
  });
  afterAll(() => open.close());
  const send = (command: Parameters<typeof open.presentation.hall.send>[0]) => open.presentation.hall.send(command);

  test('a notice stands alone until the audience was taken past it', async () => {
    send({ do: 'open', slide: 'behind' });
    const held = JSON.parse((await ask(port, `${follow}/slide/behind`)).body);
    expect(held.title).toBe('Content notice');
    expect(held.html).toContain('Photographs of the dead');
    expect(held.html).not.toContain('What the notice keeps back');
    expect(held.html).not.toContain('Behind a notice');
    send({ do: 'forward' });
    const shown = JSON.parse((await ask(port, `${follow}/slide/behind`)).body);
    expect(shown.title).toBe('Behind a notice');
    expect(shown.html).toContain('What the notice keeps back');
  });

  test('steps can be told apart', async () => {
    send({ do: 'open', slide: 'steps' });
    const { html } = JSON.parse((await ask(port, `${follow}/slide/steps`)).body);
    expect(html.match(/ class="fragment"/g)).toHaveLength(2);
  });

  test('notes and cue are the remote’s alone', async () => {
    send({ do: 'first' });
    const { pair } = open.presentation.invitations();
    const { pathname } = new URL(pair.address);
    const origin = `http://127.0.0.1:${port}`;
    const { headers } = await ask(port, pathname, { method: 'POST', headers: { origin } });
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const remote = (await ask(port, '/drive/remote', { headers: { cookie } })).body;
    const read = [
      (await ask(port, follow)).body,
      (await ask(port, `${follow}/slide/first`)).body,
      (await firstEvent(`${origin}${follow}/events`)).toString(),
    ].join();
    for (const secret of ['the harbour was crowded', 'drink some water']) {
      expect(remote).toContain(secret);
      expect(read).not.toContain(secret);
    }
  });

  test('the handout is there at the end', async () => {
    expect((await ask(port, `${follow}/handout.pdf`)).status).toBe(404);
  });
});

async function firstEvent(address: string): Promise<string> {
  const ending = new AbortController();
  const answer = await fetch(address, { signal: ending.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const text = (await reader?.read())?.value ?? '';
  ending.abort();
  return text;
}

/** Sentences long enough to stand nowhere by chance. */
function sentencesIn(text: string): string[] {
  return plain(text)
    .split(/(?<=[.!?。！？])/)
    .map((each) => each.trim())
    .filter((each) => each.length > (/[\u3000-\u9fff]/.test(each) ? 14 : 24));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
