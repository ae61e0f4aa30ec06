import type { PageState } from './heartbeat.ts';

/** What `/host/status` says, for the museum's monitoring. */
export interface HostStatus {
  readonly kiosk: 'lanternist';
  readonly version: string;
  readonly state: PageState;
  /** Seconds since the host started. */
  readonly uptime: number;
  /** Undefined until the first. */
  readonly lastBeat: { readonly agoMs: number; readonly screen: string; readonly errors: number } | undefined;
  /** Of the page or the browser, since the host started, the nightly ones left out. */
  readonly restarts: number;
  /** Why it last restarted; '' for never. */
  readonly lastTrouble: string;
  /** Bytes; 0 where unknown. */
  readonly memory: { readonly page: number; readonly host: number };
  /** A release that waits for attract or is on trial; '' for none. */
  readonly update: string;
}
