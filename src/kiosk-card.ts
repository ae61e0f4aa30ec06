import type { KioskConfig, KioskFacts, KioskHours } from './model/kiosk.ts';
import { withEastAsianFonts } from './output/east-asian-text.ts';
import { printHtml } from './output/html-pdf.ts';
import type { PrintPool } from './output/print-pool.ts';
import { contentSecurityPolicy } from './render/deck.ts';
import { trusted } from './render/html.ts';
import { createTemplates } from './render/templates.ts';
import type { Workshop } from './workshop.ts';

/** A kiosk as its technician's card tells of it. */
export interface CardKiosk {
  readonly facts: KioskFacts;
  /** Of the release that is shown. */
  readonly version: string;
  /** Whether new releases can be put there, from a stick too. */
  readonly isInstallation: boolean;
}

/** The headings below the title, in their order. */
const words = {
  whom: 'Whom to call',
  panel: 'Open the staff panel',
  restart: 'Start it again',
  update: 'Bring an update',
  times: 'When it is awake',
} as const;

/** The static page that is printed as the technician's card, and its headings. */
async function cardPage(
  { assets }: Workshop,
  kiosk: CardKiosk,
): Promise<{ html: string; headings: readonly string[] }> {
  const view = cardView(kiosk);
  const fonts = assets.fonts().css(JSON.stringify(view), ['Literata', 'Literata Display', 'Inter']);
  const html = createTemplates(await assets.templates()).render('kiosk/card', {
    ...view,
    csp: contentSecurityPolicy(''),
    css: trusted([fonts, assets.style('paper'), assets.style('kiosk-card')].join('\n')),
  });
  return {
    html: await withEastAsianFonts(html, assets.eastAsianFonts),
    headings: [view.title, ...Object.values(words)],
  };
}

/** Runs in the page: whatever the museum wrote, the card is one sheet, in letters as large as it holds. */
const fitted = `(() => {
  const { style } = document.documentElement;
  const main = document.querySelector('main');
  const room = main.getBoundingClientRect().bottom - Number.parseFloat(getComputedStyle(main).paddingBottom);
  const isTooLong = () => main.lastElementChild.getBoundingClientRect().bottom > room + 1;
  let percent = 116;
  do style.setProperty('--fit', String(percent / 100));
  while (isTooLong() && (percent -= 2) > 50);
  return percent;
})()`;

/** The technician's card as a PDF of one page: what to do, whom to call, what runs here. The PIN never stands on it. */
export async function makeKioskCard(workshop: Workshop, kiosk: CardKiosk, printers: PrintPool): Promise<Uint8Array> {
  const page = await cardPage(workshop, kiosk);
  const { pdf } = await printHtml(
    printers,
    page,
    {
      title: `Technician’s card: ${page.headings[0]}`,
      authors: [],
      subject: '',
      lang: 'en',
      date: '',
      version: workshop.version,
    },
    { measure: fitted },
  );
  return pdf;
}

function cardView({ facts, version, isInstallation }: CardKiosk) {
  const { config } = facts;
  const stories = storiesOf(facts);
  const [only] = stories.length === 1 ? stories : [];
  return {
    // Without a title of its own a kiosk is called by its first story, which would be a riddle here.
    title: config.title || (only?.title ?? 'Museum kiosk'),
    titleLang: config.title === '' && only ? only.lang : 'en',
    words,
    // A number that is broken over two lines is dialled wrong.
    call: config.call.replace(/(?<=[\d)]) (?=[\d(])/g, '\u00a0'),
    hasPanel: config.pin !== '',
    isInstallation,
    corner: cornerOf(config),
    hours: config.hours ? hoursOf(config.hours) : '',
    reload: clock(config.reload),
    release: version.slice(0, 12),
    made: facts.made,
    stories,
    display: `${config.display.width} × ${config.display.height}, ${config.display.diagonal} inches`,
  };
}

/** A drawing of the screen, 100 units at its longer side, with the corner that the hand finds. */
function cornerOf({ display }: KioskConfig) {
  const longer = Math.max(display.width, display.height);
  const width = Math.round((100 * display.width) / longer);
  const height = Math.round((100 * display.height) / longer);
  const side = 18;
  return { width, height, side, middle: side / 2, frame: `-1 -1 ${width + 2} ${height + 2}` };
}

function hoursOf({ from, to }: KioskHours): string {
  return `${clock(from)}–${clock(to)}`;
}

/** Minutes since midnight as a time of day. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Each story once, by its first edition, with its languages. */
function storiesOf({ stories }: KioskFacts): readonly { title: string; lang: string; languages: string }[] {
  const firsts = stories.filter((story, index) => stories.findIndex(({ id }) => id === story.id) === index);
  return firsts.map(({ id, title, lang }) => ({
    title,
    lang,
    languages: stories.flatMap((story) => (story.id === id ? [story.lang] : [])).join(', '),
  }));
}
