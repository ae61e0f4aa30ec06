/** What the page's script finds in it. */
interface FollowSettings {
  readonly lang: string;
  readonly words: Readonly<
    Record<'slide' | 'notice' | 'blanked' | 'connectionLost' | 'followLive' | 'followEarlier' | 'followOver', string>
  >;
}

/** The parts of a listener's page. */
export interface FollowPage {
  readonly settings: FollowSettings;
  readonly lost: HTMLElement;
  readonly now: HTMLElement;
  readonly over: HTMLElement;
  readonly handout: HTMLAnchorElement;
  readonly blank: HTMLElement;
  readonly slide: HTMLElement;
  readonly said: HTMLElement;
  readonly seen: HTMLButtonElement;
  readonly seenList: HTMLDialogElement;
  readonly toLecture: HTMLButtonElement;
  readonly settingsKey: HTMLButtonElement;
  readonly settingsSheet: HTMLDialogElement;
  readonly sizes: readonly HTMLButtonElement[];
}

/** Finds them; throws when the page isn't a listener's. */
export function readPage(doc: Document): FollowPage {
  const part = <Part extends HTMLElement>(id: string): Part => {
    const found = doc.getElementById(id);
    if (!found) throw new Error(`The page has no "${id}"`);
    return found as Part;
  };
  return {
    settings: JSON.parse(part('follow-settings').textContent ?? ''),
    lost: part('lost'),
    now: part('now'),
    over: part('over'),
    handout: part('handout'),
    blank: part('blank'),
    slide: part('slide'),
    said: part('said'),
    seen: part('seen'),
    seenList: part('seen-list'),
    toLecture: part('return'),
    settingsKey: part('settings'),
    settingsSheet: part('settings-sheet'),
    sizes: [...doc.querySelectorAll<HTMLButtonElement>('[data-size]')],
  };
}
