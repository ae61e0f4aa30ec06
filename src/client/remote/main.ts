import { type Command, type Lecture, newLecture, seenByAudience } from '../../model/lecture.ts';
import type { RemoteSettings } from '../../render/present/remote-settings.ts';
import { kept } from '../present/kept.ts';
import { openLink } from '../present/link.ts';
import { makeEnding, showOver } from './ending.ts';
import { onePress } from './one-press.ts';
import { makePad } from './pad.ts';
import { readPage } from './page.ts';
import { makePicture } from './picture.ts';
import { makeSlideList } from './slide-list.ts';
import { stayAwake } from './stay-awake.ts';
import { makeView } from './view.ts';

/** How often, in ms, the times are drawn. */
const tick = 250;
/** Per cent of the usual size of notes. */
const sizes = { least: 75, usual: 100, most: 250, factor: 1.15 };

/** Starts the remote: it shows what the server says, and asks for what is pressed. What can't be asked is not done. */
function start(): void {
  const page = readPage(document);
  const settings: RemoteSettings = JSON.parse(document.getElementById('remote-settings')?.textContent ?? '{}');
  const view = makeView(page, settings);
  const here = { lecture: newLecture(settings.slides[0]?.id ?? '') as Lecture, offset: 0 };
  const send = async (command: Command): Promise<boolean> => link.isUp() && (await link.send(command));
  const step = (command: Command): void => {
    void send(command).then((isDone) => {
      if (isDone) navigator.vibrate?.(15);
    });
  };
  const list = makeSlideList(page, settings.slides, settings.words.remoteOptional ?? '', (slide) =>
    step({ do: 'open', slide }),
  );
  const canPoint = (): boolean => seenByAudience(here.lecture).slide === here.lecture.view.slide;
  const pad = makePad(page.pad, page.dot, canPoint, (at) => send({ do: 'point', at }));
  const picture = makePicture(page.picture, page.pictureParts, settings.slides, () => !page.pointing.hidden);
  const link = openLink('/drive', 'remote', {
    state({ lecture, now, isEnded }) {
      here.lecture = lecture;
      here.offset = now - performance.now();
      view.draw(lecture);
      view.tick(lecture, now);
      list.mark(lecture.view.slide);
      picture.draw(lecture);
      page.pad.classList.toggle('is-alone', lecture.blank || !canPoint());
      showOver(page, isEnded, settings.words.followOver ?? '');
    },
    up() {
      document.body.classList.remove('is-lost');
      page.lost.textContent = '';
      pad.up();
    },
    down() {
      document.body.classList.add('is-lost');
      page.lost.textContent = settings.words.connectionLost ?? '';
    },
  });

  for (const [key, command] of [
    [page.forward, 'forward'],
    [page.back, 'back'],
  ] as const) {
    const press = onePress(async () => {
      if (await send({ do: command })) navigator.vibrate?.(15);
    });
    key.addEventListener('click', () => void press());
    // A key that is held down would step again and again.
    key.addEventListener('keydown', (event) => {
      if (event.repeat) event.preventDefault();
    });
  }
  page.blank.addEventListener('click', () => step({ do: 'blank', on: !here.lecture.blank }));
  page.freeze.addEventListener('click', () => step({ do: 'freeze', on: here.lecture.frozen === undefined }));
  page.late.addEventListener('click', () => step({ do: 'late', on: !here.lecture.late }));
  page.pointer.addEventListener('click', () => {
    page.pointing.hidden = !page.pointing.hidden;
    page.pointer.setAttribute('aria-pressed', String(!page.pointing.hidden));
    picture.draw(here.lecture);
  });
  makeEnding(page, settings.words.connectionLost ?? '', async () => link.isUp() && (await link.ask({ end: true })));
  resizeNotes(page.notes, page.smaller, page.larger);
  setInterval(() => view.tick(here.lecture, performance.now() + here.offset), tick);
  stayAwake();
}

function resizeNotes(notes: HTMLElement, smaller: HTMLElement, larger: HTMLElement): void {
  const memory = kept('remote-size');
  const state = { size: Number.parseFloat(memory.read()) || sizes.usual };
  const set = (factor: number): void => {
    state.size = Math.min(sizes.most, Math.max(sizes.least, state.size * factor));
    notes.style.fontSize = `${state.size}%`;
    memory.write(String(state.size));
  };
  smaller.addEventListener('click', () => set(1 / sizes.factor));
  larger.addEventListener('click', () => set(sizes.factor));
  set(1);
}

start();
