/** Keeps the page at its own address: no links, no history, no query string, no other windows, no forms. */
export function keepAddress(doc: Document, win: Window): void {
  const { history, location } = win;
  const replace = history.replaceState.bind(history);
  const strip = () => {
    if (!location.search && !location.hash) return;
    try {
      replace(null, '', withoutQuery(location.href));
    } catch {
      // An address that may not be rewritten is only untidy: nothing reads it.
    }
  };
  strip();
  win.addEventListener('hashchange', strip);
  win.addEventListener('popstate', strip);

  guardNavigation(win);
  silence(history, ['pushState', 'replaceState', 'back', 'forward', 'go']);
  silence(win, ['print', 'alert', 'confirm', 'prompt']);
  Object.defineProperty(win, 'open', { value: () => null });
  // Nobody may be asked whether to leave: the question would stand on the screen until the morning.
  win.onbeforeunload = null;
  win.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });

  const isLink = (event: Event) =>
    event.composedPath().some((each) => each instanceof Element && each.matches('a, area'));
  for (const name of ['click', 'auxclick'] as const) {
    // What a link opens on the page is the business of whoever listens to its click.
    doc.addEventListener(name, (event) => isLink(event) && event.preventDefault(), { capture: true });
  }
  doc.addEventListener('submit', preventUnlessDialog, { capture: true });
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function silence<Target extends object>(target: Target, names: readonly (keyof Target & string)[]): void {
  for (const name of names) Object.defineProperty(target, name, { value: () => undefined });
}

/** What newer browsers tell of every journey, whoever asked for it. */
interface NavigateEvent extends Event {
  readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  readonly destination: { readonly url: string };
}

/** Only a reload, and what tidies the address, may pass. */
function guardNavigation(win: Window): void {
  const { navigation } = win as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { navigationType, destination } = event as NavigateEvent;
    const stays = navigationType === 'replace' && destination.url === withoutQuery(win.location.href);
    if (navigationType !== 'reload' && !stays && event.cancelable) event.preventDefault();
  });
}

function preventUnlessDialog(event: Event): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'dialog') event.preventDefault();
}
