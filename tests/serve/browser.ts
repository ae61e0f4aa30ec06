import type { Browser } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { unpackEmbedded } from '../../src/output/browser/embedded.ts';
import { findBrowsers } from '../../src/output/browser/find.ts';
import { browserEnvironment, printingFlags } from '../../src/output/browser/flags.ts';
import { startProcess } from '../../src/output/browser/process.ts';
import { userCache } from '../../src/output/user-cache.ts';

/** A real Chromium that may reach this machine; the printing browser reaches nothing. Whoever opens it closes it. */
export async function openLocalBrowser(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const found = findBrowsers('print').find((each) => each.problem === '');
  if (!found) throw new Error('These tests need a browser: see "lanternist doctor"');
  const unpacked = found.kind === 'embedded' ? await unpackEmbedded(found.path, userCache()) : undefined;
  const running = startProcess(
    unpacked?.executable ?? found.path,
    (profile) => ({
      flags: printingFlags(profile, process.getuid?.() !== 0).filter(
        (flag) => !flag.startsWith('--host-resolver-rules'),
      ),
      env: browserEnvironment(process.env, profile, unpacked),
    }),
    unpacked?.temporary ? unpacked.folder : '',
  );
  const { connect } = await import('puppeteer-core/internal/puppeteer-core-browser.js');
  const browser = await connect({ transport: running.pipe, defaultViewport: null, protocolTimeout: 0 });
  return {
    browser,
    async close() {
      running.pipe.close();
      await running.end();
    },
  };
}
