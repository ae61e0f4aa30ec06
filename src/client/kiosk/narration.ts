import type { Kiosk } from './kiosk.ts';

/** Reading a page aloud, when a visitor asks for it. */
export interface Narration {
  /** Whether the page that is shown can be read aloud. */
  isAvailable(): boolean;
  isRunning(): boolean;
  /** Begins, or ends what runs. */
  toggle(): void;
  stop(): void;
}

/** A player that has made no progress for so long, in ms, is taken for broken. */
const stalled = 20_000;

/** What sounds: told to stop, it is silent at once and keeps nothing. */
interface Player {
  /** The part that is being spoken, 0 to 1, or undefined while that isn't known. */
  progress(): number;
  end(): void;
}

/**
 * Plays the page's recording (`data-narration`), or lets a voice that is installed on the machine read it; never one
 * that speaks over the network. `changed` is told when it begins and ends.
 */
export function makeNarration(kiosk: Kiosk, win: Window, changed: () => void): Narration {
  const doc = win.document;
  const { narration } = kiosk.settings;
  const caption = doc.createElement('p');
  caption.id = 'kiosk-caption';
  caption.hidden = true;
  // Those who hear the page read aloud needn't hear it twice.
  caption.setAttribute('aria-hidden', 'true');
  doc.body.append(caption);
  let running: { readonly player: Player; readonly page: string; end(): void } | undefined;

  const article = () => doc.querySelector<HTMLElement>('#stage > article.kiosk-page');
  const isReadable = () => kiosk.state().screen === 'story' && !kiosk.state().notice;
  const file = () => (narration === 'off' ? undefined : article()?.dataset.narration || undefined);
  const voice = () => (narration === 'voice' ? localVoice(win, kiosk.state().lang) : undefined);
  const stop = () => running?.end();
  const start = () => {
    const page = article();
    const [path, speaker] = [file(), voice()];
    if (!page || !isReadable() || (!path && !speaker)) return;
    const sentences = sentencesOf(page, kiosk.state().lang);
    const show = (text: string) => {
      caption.lang = kiosk.state().lang;
      caption.textContent = text;
      caption.hidden = text === '';
    };
    const release = kiosk.hold();
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      running = undefined;
      win.clearInterval(watch);
      player.end();
      show('');
      release();
      changed();
    };
    let moved = { progress: -1, at: win.performance.now() };
    const watch = win.setInterval(() => {
      const progress = player.progress();
      if (progress !== moved.progress) moved = { progress, at: win.performance.now() };
      // A player that hangs would hold the idle clock for ever.
      else if (win.performance.now() - moved.at > stalled) end();
    }, 1000);
    const player = path
      ? playFile(doc, path, sentences, show, () => end())
      : speak(win, speaker, sentences, show, () => end());
    running = { player, page: kiosk.pageId(), end };
    changed();
  };
  // Browsers look for their voices only when they are first asked, and find them a moment later.
  win.speechSynthesis?.addEventListener('voiceschanged', changed);
  kiosk.changes.on(() => {
    if (running && (!isReadable() || running.page !== kiosk.pageId())) stop();
  });
  return {
    isAvailable: () => isReadable() && (file() !== undefined || voice() !== undefined),
    isRunning: () => running !== undefined,
    toggle: () => (running ? stop() : start()),
    stop,
  };
}

function localVoice(win: Window, lang: string): SpeechSynthesisVoice | undefined {
  const wanted = lang.split('-')[0]?.toLowerCase();
  const voices = win.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.split(/[-_]/)[0]?.toLowerCase() === wanted);
}

/** The sentences that a page shows: its transcript when it has one, else the text of its slide. */
export function sentencesOf(page: HTMLElement, lang: string): readonly string[] {
  const { transcript } = page.dataset;
  const blocks = [...page.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, figcaption, blockquote')]
    .filter((each) => each.checkVisibility() && !each.closest('[aria-hidden="true"], .kiosk-foot, button'))
    .filter((each, _, all) => !all.some((other) => other !== each && each.contains(other)));
  const texts = transcript ? [transcript] : blocks.map(plainText);
  const cutter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return texts.flatMap((text) => [...cutter.segment(text)].map(({ segment }) => segment.trim())).filter(Boolean);
}

/** Without the numbers of notes. */
function plainText(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement;
  for (const mark of copy.querySelectorAll('.note-mark, sup, button')) mark.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Nobody has timed the recording: a sentence's turn is reckoned from its share of the letters. */
export function sentenceAt(sentences: readonly string[], part: number): string {
  const total = sentences.reduce((sum, each) => sum + each.length, 0);
  let until = 0;
  for (const sentence of sentences) {
    until += sentence.length;
    if (part * total < until) return sentence;
  }
  return sentences.at(-1) ?? '';
}

type Show = (text: string) => void;

function playFile(doc: Document, path: string, sentences: readonly string[], show: Show, over: () => void): Player {
  const audio = doc.createElement('audio');
  const progress = () => (audio.duration > 0 ? audio.currentTime / audio.duration : 0);
  const drawCaption = () => show(sentenceAt(sentences, progress()));
  audio.addEventListener('timeupdate', drawCaption);
  for (const name of ['ended', 'error'] as const) audio.addEventListener(name, over);
  audio.src = path;
  audio.play().catch(over);
  return {
    progress,
    end() {
      audio.removeEventListener('timeupdate', drawCaption);
      for (const name of ['ended', 'error'] as const) audio.removeEventListener(name, over);
      audio.pause();
      // Else the browser keeps the sound in memory.
      audio.removeAttribute('src');
      audio.load();
    },
  };
}

/** A sentence at a time: browsers stop long texts half-way, and captions need to know where the voice is. */
function speak(
  win: Window,
  voice: SpeechSynthesisVoice | undefined,
  sentences: readonly string[],
  show: Show,
  over: () => void,
): Player {
  let next = 0;
  let isOver = false;
  const say = () => {
    const sentence = sentences[next++];
    if (isOver) return;
    if (!voice || sentence === undefined) {
      win.setTimeout(over);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onstart = () => show(sentence);
    utterance.onend = say;
    utterance.onerror = () => !isOver && over();
    win.speechSynthesis.speak(utterance);
  };
  win.speechSynthesis.cancel();
  say();
  return {
    progress: () => next,
    end() {
      isOver = true;
      win.speechSynthesis.cancel();
    },
  };
}
