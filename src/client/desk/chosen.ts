import type { DeskState, ScriptState } from '../../serve/state.ts';

/** Which script the page shows, and what became of the one that somebody had chosen. */
export interface Chosen {
  /** Undefined when there is none, or the chosen one went. */
  readonly script: ScriptState | undefined;
  /** The chosen script isn't here: its path, or '' when it was never here. */
  readonly missed: string | undefined;
  /** What the script was called when it was chosen, if it has another name now; else ''. */
  readonly formerly: string;
  /** The key under which it was shown then. */
  readonly formerKey: string;
}

/** Follows the choice from state to state. Nobody else's script takes the place of one that went. */
export function makeChoice(): (state: DeskState | undefined, wish: string) => Chosen {
  /** What is open, and by which names it was known before. */
  const open = { key: '', path: '', formerly: '', formerKey: '' };
  return (state, wish) => {
    const { scripts = [], gone = [] } = state ?? {};
    const wanted = wish || open.key || scripts[0]?.key || '';
    const road = [wanted];
    for (let key = wanted; !scripts.some((each) => each.key === key); ) {
      key = gone.find((each) => each.key === key)?.heir ?? '';
      if (key === '' || road.includes(key)) break;
      road.push(key);
    }
    const last = road.at(-1) ?? '';
    const script = scripts.find(({ key }) => key === last);
    const pathOf = (key: string): string =>
      gone.find((each) => each.key === key)?.path ?? (key === open.key ? open.path : '');
    if (!script) {
      const isWaiting = wanted === '' || (wish === '' && open.key === '');
      return { script, missed: isWaiting ? undefined : pathOf(last), formerly: '', formerKey: '' };
    }
    if (last !== wanted) Object.assign(open, { formerly: pathOf(wanted), formerKey: wanted });
    else if (last !== open.key) Object.assign(open, { formerly: '', formerKey: '' });
    Object.assign(open, { key: last, path: script.path });
    return { script, missed: undefined, formerly: open.formerly, formerKey: open.formerKey };
  };
}
