// Writes docs/diagnostics.md from the table of problems; `--check` writes nothing and exits 1 when the page is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Parts of the page, each by the code that it begins with; the order is that of the table. */
const parts = [
  { first: 'file-missing', title: 'Reading files' },
  { first: 'yaml-syntax', title: 'Front matter and configuration' },
  { first: 'div-unclosed', title: 'The language' },
  { first: 'slides-missing', title: 'Slides' },
  { first: 'picture-missing', title: 'Pictures' },
  { first: 'figure-value', title: 'Figures from data' },
  { first: 'entry-duplicate', title: 'The library and the evidence' },
  { first: 'release-broken', title: 'Publishing a kiosk' },
  { first: 'slide-overflow', title: 'Measured on the laid-out slide' },
  { first: 'lecture-words', title: 'The lecture' },
  { first: 'kiosk-words', title: 'The kiosk' },
  { first: 'translation-slide', title: 'Between languages' },
  { first: 'browser-missing', title: 'The machine' },
];

/** The reference page, as Markdown. */
export function diagnosticsPage(codes) {
  const names = Object.keys(codes);
  for (const { first, title } of parts)
    if (!names.includes(first))
      throw new Error(`scripts/diagnostics.mjs: "${title}" begins with "${first}", which is gone`);
  const partOf = (name) => parts.findLast((part) => names.indexOf(part.first) <= names.indexOf(name)) ?? parts[0];
  const contents = parts.map(({ first, title }) => {
    const own = names.filter((name) => partOf(name).first === first);
    return `- ${title}: ${own.map((name) => `[\`${name}\`](#${name})`).join(', ')}`;
  });
  const entries = names.flatMap((name) => {
    const part = parts.find((each) => each.first === name);
    return [...(part ? [`## ${part.title}`] : []), entry(name, codes[name])];
  });
  return `${[head, contents.join('\n'), ...entries].join('\n\n')}\n`;
}

const head = `<!-- Made from src/codes.ts by "node scripts/diagnostics.mjs". Change it there. -->

# Problems and their mends

Every message of Lanternist ends with a code. This page explains each of them.

- An **error** stops the outputs of its script. What was built earlier stays as it was.
- A **warning** doesn't stop anything. With \`--strict\` it counts as an error.
- A **note** is only worth knowing.

Words in angle brackets, such as ‹path›, stand for what was found. How to set a rule to error, warning or off is told in [Configuration](configuration.md#rules).`;

function entry(name, { severity, says, hint, explains }) {
  const lines = [`### ${name}`, `**${severity}** · \`${shown(says)}\``, sentence(explains)];
  if (hint !== '' && hint !== '{hint}') lines.push(`What to do: ${sentence(escaped(shown(hint)))}`);
  if (hint === '{hint}') lines.push('What to do: the message says it, for it depends on what was found.');
  return lines.join('\n\n');
}

/** Places to fill in become ‹words›; the suggestion, which may be empty, shows what it looks like. */
function shown(text) {
  return text
    .replaceAll('{suggestion}', ', did you mean "…"?')
    .replaceAll('{detail}', '')
    .replace(/\{(\w+)\}/g, (_, word) => `‹${word}›`);
}

/** Characters that mean something in Markdown, outside code. */
function escaped(text) {
  return text.replace(/[<>*_#[\]\\]/g, (sign) => `\\${sign}`);
}

function sentence(text) {
  return /[.!?)›`]$/.test(text) ? text : `${text}.`;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const file = fileURLToPath(new URL('../docs/diagnostics.md', import.meta.url));
  const { codes } = await import('../lib/codes.js');
  const page = diagnosticsPage(codes);
  if (!process.argv.includes('--check')) await writeFile(file, page);
  else if ((await readFile(file, 'utf8')) !== page) {
    console.error('docs/diagnostics.md is stale: run "node scripts/diagnostics.mjs"');
    process.exitCode = 1;
  }
}
