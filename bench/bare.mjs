// @ts-check
// The floor to approach: ready-made HTML, printed by the embedded headless shell, and nothing else.
//   node bare.mjs <browser> <page.html> <out.pdf>

import { pathToFileURL } from 'node:url';
import puppeteer from '../node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js';

const [browserPath, page, out] = process.argv.slice(2);
if (!browserPath || !page || !out) throw new Error('usage: node bare.mjs <browser> <page.html> <out.pdf>');

const browser = await puppeteer.launch({ executablePath: browserPath, headless: 'shell', pipe: true });
const tab = await browser.newPage();
await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
await tab.pdf({ path: out, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
// Killing the browser takes 100 ms less than closing it.
browser.process()?.kill('SIGKILL');
process.exit();
