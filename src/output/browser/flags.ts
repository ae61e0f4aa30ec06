import { join } from 'node:path';
import type { Unpacked } from './embedded.ts';

/**
 * The command line of a browser that prints. It loads nothing from the network, keeps nothing, and keeps its sandbox
 * unless `sandbox` is false.
 */
export function printingFlags(profile: string, sandbox: boolean): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    // Every name and every address leads nowhere, including the machine itself.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-field-trial-config',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--metrics-recording-only',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    '--mute-audio',
    '--hide-scrollbars',
    '--disable-gpu',
    // /dev/shm is 64 MB in most containers.
    '--disable-dev-shm-usage',
    '--disable-hang-monitor',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    // The same glyph widths and colours on every machine.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider',
    'about:blank',
  ];
}

/** The environment of the browser: the caller's, and for the embedded one its own libraries, fonts and home. */
export function browserEnvironment(
  base: NodeJS.ProcessEnv,
  profile: string,
  unpacked: Unpacked | undefined,
): NodeJS.ProcessEnv {
  // A browser that is killed leaves its temporary files: they go where they are removed with the profile.
  const own = { TMPDIR: profile, XDG_CONFIG_HOME: join(profile, 'config') };
  if (!unpacked) return process.platform === 'linux' ? { ...base, ...own } : { ...base };
  const inherited = base.LD_LIBRARY_PATH;
  return {
    ...base,
    LD_LIBRARY_PATH: inherited ? `${unpacked.libraries}:${inherited}` : unpacked.libraries,
    FONTCONFIG_FILE: unpacked.fontsFile,
    ...own,
    HOME: profile,
    XDG_CACHE_HOME: join(profile, 'cache'),
    // Time zone and language of the machine never show in a print.
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    LANGUAGE: 'en',
  };
}
