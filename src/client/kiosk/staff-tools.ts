import { field, type HostLink } from './host-link.ts';
import type { Kiosk } from './kiosk.ts';
import type { Shell } from './staff-panel.ts';

/** What the panel works with once the PIN was right. */
export interface StaffTools {
  readonly kiosk: Kiosk;
  readonly host: HostLink | undefined;
  /** '' when the page itself looked at the PIN. */
  readonly token: string;
  readonly win: Window;
  /** From 0, black, to 1. */
  dim(level: number): void;
  /** Loads the page anew. */
  reload(): void;
}

/** Shows versions, uptime and stories, and the staff's actions; a host adds statistics and installing from a stick. */
export function showTools(shell: Shell, tools: StaffTools): void {
  const { kiosk, win, token } = tools;
  const doc = win.document;
  const host = token ? tools.host : undefined;
  const facts = doc.createElement('dl');
  const message = doc.createElement('p');
  message.setAttribute('role', 'status');
  const table = doc.createElement('div');
  table.className = 'staff-table';
  const actions = doc.createElement('div');
  actions.className = 'staff-actions';
  shell.onKey(undefined);
  shell.show(heading(doc, kiosk.settings.title || 'Kiosk'), facts, actions, message, table);

  fill(facts, {
    Lanternist: kiosk.settings.made,
    'page loaded': `${Math.round(win.performance.now() / 60_000)} min ago`,
    stories: kiosk.settings.stories.map(({ id }) => id).join(', '),
  });
  for (const percent of [100, 70, 40, 15]) {
    const label = percent === 100 ? 'Not dimmed' : `Dim to ${percent} %`;
    actions.append(shell.button(label, () => tools.dim(percent / 100), `dim-${percent}`));
  }
  const restart = async () => {
    message.textContent = 'Starting again…';
    const answer = await host?.post('/host/staff/restart', {}, token);
    if (answer?.status !== 200) tools.reload();
  };
  actions.append(shell.button('Restart', () => void restart(), 'restart'));
  if (!host) return;

  const showStats = async () => {
    const answer = await host.get('/host/staff/stats', token);
    table.replaceChildren(tableOf(doc, answer?.body));
  };
  const install = async (path: string) => {
    message.textContent = 'Installing; leave the stick in…';
    const answer = await host.post('/host/staff/install', { path }, token);
    message.textContent =
      answer?.status === 200
        ? 'Installed. It is shown when nobody uses the screen.'
        : `Not installed: ${String(field(answer?.body, 'error') ?? 'the host did not answer')}.`;
  };
  actions.append(shell.button('Statistics', () => void showStats(), 'stats'));
  void host.get('/host/staff/facts', token).then((answer) => {
    if (answer?.status !== 200) return;
    const { sticks, ...rest } = answer.body as Readonly<Record<string, unknown>>;
    fill(facts, { ...rest, 'release since': host.installed });
    for (const stick of Array.isArray(sticks) ? sticks : []) {
      const path = String(field(stick, 'path'));
      const label = `Install ${String(field(stick, 'version')).slice(0, 12)} from ${path}`;
      actions.append(shell.button(label, () => void install(path), 'install'));
    }
  });
}

function fill(list: HTMLElement, facts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(facts)) {
    const term = list.ownerDocument.createElement('dt');
    const description = list.ownerDocument.createElement('dd');
    term.textContent = name;
    description.textContent = typeof value === 'object' ? JSON.stringify(value) : String(value);
    list.append(term, description);
  }
}

/** Rows as a table: lists of cells, or objects with equal keys, which become the head. */
function tableOf(doc: Document, body: unknown): HTMLTableElement {
  const given = Array.isArray(body) ? body : field(body, 'rows');
  const rows: readonly unknown[] = Array.isArray(given) ? given : [];
  const table = doc.createElement('table');
  const add = (cells: readonly unknown[]) => {
    const row = table.insertRow();
    for (const cell of cells) row.insertCell().textContent = String(cell ?? '');
  };
  const [first] = rows;
  if (typeof first === 'object' && first !== null && !Array.isArray(first)) add(Object.keys(first));
  for (const row of rows) add(Array.isArray(row) ? row : Object.values(Object(row) as Record<string, unknown>));
  if (rows.length === 0) add(['Nothing was counted yet.']);
  return table;
}

/** A heading of the panel. */
export function heading(doc: Document, text: string): HTMLElement {
  const made = doc.createElement('h2');
  made.textContent = text;
  return made;
}
