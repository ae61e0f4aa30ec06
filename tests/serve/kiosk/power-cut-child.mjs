// Publishes and switches without end, until it is killed. Tells what it begins and what is done, a line each.
import { writeSync } from 'node:fs';

const [library, target, ...releases] = process.argv.slice(2);
const { switchTo } = await import(`${library}/serve/kiosk/installation.js`);
const { publishRelease } = await import(`${library}/serve/kiosk/publish-release.js`);
const { prune } = await import(`${library}/serve/kiosk/recover.js`);

const tell = (line) => writeSync(1, `${line}\n`);
tell('ready');
for (let turn = 0; ; turn += 1) {
  const done = await publishRelease(releases[turn % releases.length], target);
  if (done.type !== 'published') throw new Error(JSON.stringify(done));
  tell(`begin ${done.version}`);
  const release = await switchTo(target, done.version);
  if (release.type === 'broken') throw new Error(release.reason);
  tell(`done ${done.version}`);
  await prune(target);
}
