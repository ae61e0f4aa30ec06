import { type BrowserReport, describeBrowser } from '../output/browser/describe.ts';
import { type Candidate, findBrowsers } from '../output/browser/find.ts';
import { type Finding, finding, type Section } from './findings.ts';

/** The browsers of both orders, each tried. A browser that the user names is the only one that is started. */
export async function browserSections(flag: string): Promise<{ sections: Section[]; canPrint: boolean }> {
  const toPrint = findBrowsers('print', { flag });
  const toShow = findBrowsers('show', { flag });
  const isNamed = flag !== '' || (process.env.LANTERNIST_BROWSER ?? '') !== '';
  const reports = await describeEach(isNamed ? toPrint.slice(0, 1) : [...toPrint, ...toShow]);
  const printing = firstThatStarts(toPrint, reports);
  const showing = firstThatStarts(toShow, reports);
  return {
    canPrint: printing !== undefined,
    sections: [
      {
        title: 'Browsers to print PDFs with, in the order they are tried',
        findings: toPrint.length === 0 ? [noPrinter] : toPrint.map((each) => findingOf(each, reports, printing, true)),
      },
      {
        title: 'Browsers to show decks with, in the order they are tried',
        findings: toShow.length === 0 ? [noShower] : toShow.map((each) => findingOf(each, reports, showing, false)),
      },
    ],
  };
}

type Reports = ReadonlyMap<string, BrowserReport>;

/** Each browser is started once, all at the same time. */
async function describeEach(candidates: readonly Candidate[]): Promise<Reports> {
  const byPath = new Map(candidates.map((candidate) => [candidate.path, candidate]));
  const reports = await Promise.all([...byPath.values()].map((each) => describeBrowser(each, { patience: 15_000 })));
  return new Map(reports.map((report) => [report.candidate.path, report]));
}

function firstThatStarts(candidates: readonly Candidate[], reports: Reports): Candidate | undefined {
  return candidates.find(({ path }) => reports.get(path)?.starts);
}

function findingOf(candidate: Candidate, reports: Reports, used: Candidate | undefined, printing: boolean): Finding {
  const report = reports.get(candidate.path);
  const name = [kinds[candidate.kind], report?.version].filter(Boolean).join(' ');
  const text = `${name}, ${candidate.path}`;
  if (!report) return finding.note(`${text}: not tried, because another one is named`);
  if (!report.starts) return finding.problem(`${text}: ${report.problem}`, report.mend);
  if (candidate !== used) return finding.ok(text);
  return finding.ok(`${text}: will be used`, ...(printing ? report.notices : []));
}

const kinds: Readonly<Record<Candidate['kind'], string>> = {
  named: 'the one you named',
  embedded: 'embedded Chromium',
  puppeteer: 'Puppeteer’s browser',
  installed: 'installed browser',
};

const noPrinter: Finding = finding.problem(
  'none found',
  'Run "npm install" without --omit=optional, install Chrome, Chromium or Edge, or name one with --browser.',
);

const noShower: Finding = finding.note('none found; a deck opens in any browser, Firefox and Safari too');
