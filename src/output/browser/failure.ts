import { problem } from '../../diagnostic.ts';
import { EnvironmentFailure } from '../../environment.ts';
import type { Candidate } from './find.ts';

/** What is known about a browser that ended or never started. */
export interface Ending {
  /** The code of the operating system when there was no process at all, such as ENOENT; '' otherwise. */
  readonly refusal: string;
  /** How the process ended: "exit code 1", "SIGSEGV"; '' when it didn't. */
  readonly exit: string;
  /** The last lines of what it wrote. */
  readonly stderr: string;
}

/** The failure of a browser while it was `doing` something, with what the user can do about it. */
export function browserFailure(candidate: Candidate, doing: string, ending: Ending): EnvironmentFailure {
  if (
    /no usable sandbox|without --no-sandbox|setuid sandbox|move to new namespace|credentials\.cc/i.test(ending.stderr)
  )
    return new EnvironmentFailure(problem('sandbox-refused', undefined, undefined, { hint: sandboxHint }));
  const [reason, hint] = explained(candidate, ending);
  return new EnvironmentFailure(problem('browser-crashed', undefined, undefined, { doing, reason, hint }));
}

/** No browser at all, or the one that was named isn't there. */
export function browserMissing(hint: string): EnvironmentFailure {
  return new EnvironmentFailure(problem('browser-missing', undefined, undefined, { hint }));
}

/** The browser lives, but does not answer. */
export function browserSilent(doing: string, seconds: number, stderr: string): EnvironmentFailure {
  const reason = `no answer within ${seconds} s${stderr ? `; it last wrote "${stderr}"` : ''}`;
  const hint = 'Build again; if it happens every time, look at the slide named, or try another browser with --browser.';
  return new EnvironmentFailure(problem('browser-crashed', undefined, undefined, { doing, reason, hint }));
}

const sandboxHint =
  'In a container, allow user namespaces (Docker: --security-opt seccomp=unconfined or Chromium’s own profile) or run as root there. ' +
  'On Ubuntu 23.10 and later, AppArmor forbids them: use an installed Google Chrome, or "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0". ' +
  'Elsewhere: "sudo sysctl kernel.unprivileged_userns_clone=1".';

function explained(candidate: Candidate, { refusal, exit, stderr }: Ending): [reason: string, hint: string] {
  const library = /error while loading shared libraries: (\S+?):/.exec(stderr)?.[1];
  if (library) return [`the library ${library} is missing`, libraryHint(library)];
  if (refusal === 'EACCES')
    return [`"${candidate.path}" may not be executed`, 'Check its rights, and that its disk is not mounted "noexec".'];
  if (refusal === 'ENOEXEC' || /exec format error/i.test(stderr))
    return [
      `"${candidate.path}" is for another kind of machine`,
      'Install the browser for this system, or name another with --browser.',
    ];
  // The file is there, so it is the loader that isn't: a glibc program on musl.
  if (refusal === 'ENOENT' && candidate.kind === 'embedded')
    return ['this Linux has no glibc', 'Install Chromium from the packages of your system (Alpine: apk add chromium).'];
  if (refusal) return [`"${candidate.path}" cannot be started (${refusal})`, 'Name another browser with --browser.'];
  const last = stderr ? `${exit}; it last wrote "${stderr}"` : exit;
  return [
    last,
    'Build again; if it happens every time, try another browser with --browser, and look for a lack of memory.',
  ];
}

function libraryHint(library: string): string {
  const packages = /^lib(nss3|nssutil3|smime3|nspr4)\./.test(library) ? 'libnss3' : 'the package that holds it';
  return `Install ${packages} (Debian and Ubuntu: "sudo apt-get install libnss3 libatk-bridge2.0-0 libgbm1 libasound2").`;
}
