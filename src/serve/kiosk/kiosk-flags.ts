import { printingFlags } from '../../output/browser/flags.ts';

export interface KioskFlags {
  readonly profile: string;
  /** False leaves the browser without its sandbox, which only root needs. */
  readonly sandbox: boolean;
  /** Where the window opens, in px of the desktop. */
  readonly position: { readonly x: number; readonly y: number };
  /** Shown until DevTools take over. */
  readonly address: string;
  /** Without a screen, for tests. */
  readonly headless?: boolean;
}

/** The command line of a browser that shows a kiosk: like the printing one's, but with a screen and with sound. */
export function kioskFlags({ profile, sandbox, position, address, headless = false }: KioskFlags): string[] {
  const shared = printingFlags(profile, sandbox).filter((flag) => !printingOnly.test(flag));
  return [
    ...(headless ? ['--headless'] : ['--kiosk', '--start-fullscreen']),
    ...shared,
    // Only the host on this machine; a name or an address of any other leads nowhere.
    '--host-resolver-rules=MAP localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--window-position=${position.x},${position.y}`,
    '--noerrdialogs',
    '--disable-session-crashed-bubble',
    '--disable-infobars',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--touch-events=enabled',
    '--autoplay-policy=no-user-gesture-required',
    '--deny-permission-prompts',
    '--block-new-web-contents',
    '--disable-print-preview',
    '--disable-prompt-on-repost',
    '--disable-component-extensions-with-background-pages',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider,CalculateNativeWinOcclusion,InfiniteSessionRestore,TouchpadOverscrollHistoryNavigation,OverscrollHistoryNavigation,HighEfficiencyModeAvailable,GlobalMediaControls,HardwareMediaKeyHandling',
    address,
  ];
}

/** What a print needs and a screen must not have. */
const printingOnly =
  /^(about:blank|--headless|--mute-audio|--hide-scrollbars|--disable-gpu|--font-render-hinting|--force-color-profile|--disable-features|--host-resolver-rules)/;
