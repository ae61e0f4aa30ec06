/** What a kiosk is told: by `kiosk:` in lanternist.yaml, and by what was built for it. Shared by page, host and checks. */

/** The display that a kiosk is made for: its physical size decides what can be read and reached. */
export interface KioskDisplay {
  /** Inches, corner to corner. */
  readonly diagonal: number;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Millimetres from the floor to the lower edge of the picture. */
  readonly mount: number;
  /** Millimetres from the eye. */
  readonly distance: number;
}

/** When the kiosk is awake, as minutes since midnight, local time. */
export interface KioskHours {
  readonly from: number;
  readonly to: number;
}

/** `kiosk:` of a project, with defaults filled in. */
export interface KioskConfig {
  /** Shown over the menu; '' for the interface's own word. */
  readonly title: string;
  readonly display: KioskDisplay;
  /** Seconds without a touch before the warning. */
  readonly idle: number;
  /** Seconds that the warning gives. */
  readonly warning: number;
  /** Ids of narratives in the order of the menu; empty for all. */
  readonly stories: readonly string[];
  /** Languages in the order in which they are offered; empty for all. */
  readonly languages: readonly string[];
  readonly ground: 'dark' | 'light';
  /** `young` leaves out pages whose claims are tagged torture, graphic-violence or sexual-violence. */
  readonly playlist: 'young' | 'all';
  /** Read aloud: files of the scripts only, or also by a voice of the machine. */
  readonly narration: 'files' | 'voice' | 'off';
  /** Where a visitor finds the handout, by narrative; `{story}` and `{lang}` are filled in. '' under '*' for none. */
  readonly handout: Readonly<Record<string, string>>;
  /** `pbkdf2-sha256:<iterations>:<salt, base64>:<key, base64>`; '' for no staff panel. */
  readonly pin: string;
  readonly hours: KioskHours | undefined;
  /** Minutes since midnight at which the page is loaded anew, when nobody is there. */
  readonly reload: number;
  /** Whom to call, as printed on the technician's card. */
  readonly call: string;
}

/** Pages with claims of these tags aren't shown to visitors of any age. */
export const adultTags = ['torture', 'graphic-violence', 'sexual-violence'] as const;

/** `kiosk.json` of a release: what host and publisher need to know of it. */
export interface KioskFacts {
  readonly schema: 1;
  readonly title: string;
  /** Of Lanternist. */
  readonly made: string;
  readonly stories: readonly KioskStoryFacts[];
  readonly config: KioskConfig;
}

export interface KioskStoryFacts {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  /** Ids of its pages, in order. */
  readonly pages: readonly string[];
  /** Ids of pages without a valid signature. */
  readonly unsigned: readonly string[];
}

/** `manifest.json` of a release. */
export interface KioskManifest {
  readonly schema: 1;
  /** Hash over all files: the release's name. */
  readonly version: string;
  /** SHA-256 in hexadecimal by path below the release's folder, with `/`. */
  readonly files: Readonly<Record<string, string>>;
}

/** Physical size of a CSS px in millimetres. */
export function pxMm({ diagonal, width, height }: KioskDisplay): number {
  return (diagonal * 25.4) / Math.hypot(width, height);
}

/** What a kiosk must keep to, whatever its display; lengths in mm. */
export const kioskBars = {
  /** Above the floor, within reach of a seated visitor, and of a child; controls need a band of it. Source: EN 301 549, 8.3.3. */
  reach: { lowest: 380, highest: 1220, band: 60 },
  /** Controls, and what lies between two of them. Sources: NHM London; Colle & Hiszem 2004; in CSS px WCAG 2.5.8. */
  target: { least: 15, goal: 20, gap: 3, px: 24 },
  /** A capital letter, and its share of the viewing distance in the largest text. Sources: Section 508, 402.4; EN 301 549, 5.1.4. */
  capital: { least: 4.8, perDistance: 0.0122 },
} as const;
