import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { versionOf } from '../../src/output/kiosk-manifest.ts';

/** A page that beats as a kiosk's page does, ten times as often, and looks at nothing else. */
export const beatingPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kiosk</title>
<body style="background: #123; color: #fff"><h1>Port Arthur</h1><script>
const boot = String(Math.random());
let last = 0;
const beat = (at) => {
  requestAnimationFrame(beat);
  if (at - last < 200) return;
  last = at;
  fetch('/host/beat', { method: 'POST', body: JSON.stringify({ boot, version: '', screen: 'attract', staff: false,
    page: '', changes: 0, heap: 0, nodes: 1, blank: false, errors: 0 }) })
    .then((answer) => answer.json()).then((answer) => { if (answer.do === 'reload') location.reload(); }, () => {});
};
requestAnimationFrame(beat);
document.documentElement.setAttribute('data-kiosk-ready', '');
</script>`;

/** Writes a release as `lanternist build --to kiosk` does, with its manifest; gives its version. */
export function writeRelease(
  folder: string,
  files: Readonly<Record<string, string>>,
  config: Readonly<Record<string, unknown>> = {},
): string {
  const facts = {
    schema: 1,
    title: 'Kiosk',
    made: '0.1.0',
    stories: [],
    config: { pin: '', reload: 240, call: '', display: { width: 1920 }, ...config },
  };
  const all = { 'kiosk.json': JSON.stringify(facts), 'poster.html': '<h1>Poster</h1>', ...files };
  const hashes = Object.fromEntries(
    Object.entries(all).map(([path, text]) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      return [path, createHash('sha256').update(text).digest('hex')];
    }),
  );
  const version = versionOf(hashes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ schema: 1, version, files: hashes }));
  return version;
}
