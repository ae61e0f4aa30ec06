import type { AudienceState } from '../../serve/present/state.ts';
import { openLine } from '../present/line.ts';
import { readPage } from './page.ts';
import { makeSeenList } from './seen-list.ts';
import { wireSheets } from './sheets.ts';
import { openSlides } from './slides.ts';
import { showSteps } from './steps.ts';
import { letTextGrow } from './text-size.ts';

/** How long, in ms, until a slide that couldn't be fetched is asked for again. */
const again = 1500;

/** Starts the page of a listener: it shows what the screen shows, or an earlier slide that the listener went back to. */
function start(): void {
  const page = readPage(document);
  const { lang, words } = page.settings;
  const below = location.pathname.replace(/\/$/, '');
  const slides = openSlides(below, lang);
  const here = {
    audience: undefined as AudienceState | undefined,
    /** An earlier slide that is read again; '' while the page follows. */
    reading: new URLSearchParams(location.hash.slice(1)).get('at') ?? '',
    /** What stands in the page, and which was asked for last. */
    drawn: '',
    said: '',
  };
  const say = (text: string): void => {
    if (text !== here.said) page.said.textContent = text;
    here.said = text;
  };
  const read = (id: string): void => {
    here.reading = id === here.audience?.slide && !here.audience.isEnded ? '' : id;
    const at = here.reading === '' ? '' : `#at=${encodeURIComponent(here.reading)}`;
    history.replaceState(null, '', location.pathname + location.search + at);
    void draw();
  };

  async function draw(): Promise<void> {
    const { audience } = here;
    if (!audience) return;
    if (!audience.seen.includes(here.reading)) here.reading = '';
    const isBack = here.reading !== '';
    const isOver = audience.isEnded && !isBack;
    const isBlank = audience.blank && !isBack && !isOver;
    page.over.hidden = !isOver;
    page.blank.hidden = !isBlank;
    page.slide.hidden = isOver || isBlank;
    page.toLecture.hidden = !isBack;
    page.now.hidden = isOver || isBlank;
    page.now.textContent = isBack ? words.followEarlier : words.followLive;
    page.now.classList.toggle('is-earlier', isBack);
    if (isOver) say(words.followOver);
    else if (isBlank) say(words.blanked);
    else await drawSlide(audience, isBack ? here.reading : audience.slide, isBack);
  }

  async function drawSlide(audience: AudienceState, id: string, isBack: boolean): Promise<void> {
    const isHeldBack = !isBack && audience.isHeldBack;
    const key = `${id} ${isHeldBack} ${isBack}`;
    const shown = isBack ? Number.POSITIVE_INFINITY : audience.step;
    if (key === here.drawn) {
      const fresh = showSteps(page.slide, shown);
      const [first] = fresh;
      if (!first) return;
      say(fresh.map(({ textContent }) => textContent?.trim()).join(' '));
      if (!page.slide.querySelector('details[open]')) first.scrollIntoView({ block: 'nearest' });
      return;
    }
    const slide = await slides.get(id, isHeldBack).catch(() => null);
    if (audience !== here.audience || (isBack ? here.reading !== id : here.reading !== '')) return;
    if (slide === null) {
      // The line says by itself that it is broken.
      setTimeout(() => void draw(), again);
      return;
    }
    here.drawn = key;
    page.slide.innerHTML = slide?.html ?? '';
    showSteps(page.slide, shown);
    scrollTo(0, 0);
    if (slide) say(`${words.slide} ${slide.number}. ${slide.title}`);
  }

  const seen = makeSeenList(page.seenList, slides, read);
  page.seen.addEventListener('click', () => {
    const { audience } = here;
    if (!audience) return;
    const held = audience.isHeldBack ? audience.slide : '';
    void seen.show(audience.seen, here.reading || audience.slide, held);
  });
  page.toLecture.addEventListener('click', () => read(''));
  page.slide.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('.note-mark') : null;
    const sources = mark && page.slide.querySelector('details');
    if (!sources) return;
    sources.open = true;
    sources.querySelector(`[data-note="${mark.dataset.note}"]`)?.scrollIntoView({ block: 'center' });
  });
  page.handout.href = `${below}/handout.pdf?lang=${encodeURIComponent(lang)}`;
  letTextGrow(page.sizes);
  const line = openLine<AudienceState>(`${below}/events`, {
    state(audience) {
      here.audience = audience;
      void draw();
    },
    up() {
      page.lost.textContent = '';
    },
    down() {
      page.lost.textContent = words.connectionLost;
    },
  });
  wireSheets(page, line.isUp);
}

start();
