import { expect, test } from 'vitest';
import type { BrowserEvent, Devtools } from '../../../src/serve/kiosk/cdp.ts';
import { newTab, showTab, type Tabs, watchTabs } from '../../../src/serve/kiosk/screen-tabs.ts';

const tabs = (): Tabs => ({ poster: 'poster', page: 'page', session: 's', front: 'page', isClosing: false });

/** A browser that answers at once; what was asked of it is told as "method target". */
function fakeBrowser(onCreate: () => void = () => {}): { devtools: Devtools; asked: string[] } {
  const asked: string[] = [];
  const devtools: Devtools = {
    send: async (method, params = {}) => {
      if (method !== 'Target.createTarget') asked.push(`${method} ${params.targetId}`);
      else onCreate();
      return method === 'Target.createTarget' ? { targetId: 'own' } : {};
    },
    on: () => () => {},
  };
  return { devtools, asked };
}

const created = (targetId: string, type = 'page'): BrowserEvent => ({
  method: 'Target.targetCreated',
  session: '',
  params: { targetInfo: { targetId, type } },
});

test('a tab of somebody else is closed at once, and what belongs in front comes back there', async () => {
  const { devtools, asked } = fakeBrowser();
  const ours = tabs();
  const watch = { devtools, tabs: ours, page: '', poster: '', tell: () => {} };
  for (const known of ['page', 'poster']) watchTabs(created(known), watch);
  watchTabs(created('worker', 'service_worker'), watch);
  watchTabs(created('theirs'), watch);
  expect(asked).toEqual(['Target.closeTarget theirs', 'Target.activateTarget page']);
  await showTab(devtools, ours, 'poster');
  asked.length = 0;
  watchTabs(created('theirs'), watch);
  expect(asked).toEqual(['Target.closeTarget theirs', 'Target.activateTarget poster']);
});

test('one that comes while a tab of our own is made is closed too, and our own is not', async () => {
  const ours = tabs();
  const { devtools, asked } = fakeBrowser(() => {
    for (const id of ['theirs', 'own'])
      watchTabs(created(id), { devtools, tabs: ours, page: '', poster: '', tell: () => {} });
  });
  expect(await newTab(devtools, 'about:blank', ours)).toBe('own');
  expect(asked).toEqual(['Target.closeTarget theirs', 'Target.activateTarget page']);
});
