import * as v from 'valibot';
import type { KioskConfig, KioskHours } from './model/kiosk.ts';
import { addressWithPlaces, text, texts } from './schema-shapes.ts';

/** Shape of `kiosk:` in lanternist.yaml and front matter. Each entry's message says what was expected. */

function between(least: number, most: number, what: string): v.GenericSchema<unknown, number> {
  const message = `${what}, ${least} to ${most}`;
  return v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message));
}

function seconds(least: number, most: number): v.GenericSchema<unknown, number> {
  const message = `a length from ${least} to ${most} seconds, such as "${Math.round((least + most) / 2)} s"`;
  return v.pipe(
    text,
    v.regex(/^\d+(?:\.\d+)?\s*s?$/, message),
    v.transform((value) => Number.parseFloat(value)),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
}

/** `18:30` as minutes since midnight. */
const clock = v.pipe(
  text,
  v.regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'a time of day in quotation marks, such as "18:30"'),
  v.transform((value) => {
    const [hours = 0, minutes = 0] = value.split(':').map(Number);
    return hours * 60 + minutes;
  }),
);

const hours = v.pipe(
  text,
  v.regex(
    /^([01]?\d|2[0-3]):[0-5]\d\s*[-–]\s*([01]?\d|2[0-3]):[0-5]\d$/,
    'opening hours in quotation marks, such as "10:00-18:00"',
  ),
  v.transform((value): KioskHours => {
    const [from = 0, to = 0] = value.split(/\s*[-–]\s*/).map((each) => v.parse(clock, each));
    return { from, to };
  }),
);

const display = v.strictObject(
  {
    diagonal: between(5, 200, 'inches from corner to corner'),
    resolution: v.pipe(
      text,
      v.regex(/^\d{3,5}x\d{3,5}$/, 'width and height in px, such as 1920x1080'),
      v.transform((value) => {
        const [width = 0, height = 0] = value.split('x').map(Number);
        return { width, height };
      }),
    ),
    mount: v.optional(between(0, 2500, 'millimetres from the floor to the lower edge of the picture')),
    distance: v.optional(between(150, 10_000, 'millimetres from the eye to the screen')),
  },
  'a display, { diagonal: 43, resolution: 1920x1080, mount: 800, distance: 600 }',
);

const keys = {
  title: v.optional(text),
  display: v.optional(display),
  idle: v.optional(seconds(30, 180)),
  warning: v.optional(seconds(20, 120)),
  stories: v.optional(texts),
  languages: v.optional(texts),
  ground: v.optional(v.picklist(['dark', 'light'], '"dark" or "light"')),
  playlist: v.optional(v.picklist(['young', 'all'], '"young" or "all"')),
  narration: v.optional(v.picklist(['files', 'voice', 'off'], '"files", "voice" or "off"')),
  handout: v.optional(
    v.pipe(
      v.union(
        [addressWithPlaces, v.record(v.string(), addressWithPlaces)],
        'an address, or a list of addresses by narrative, { port-arthur: https://… }',
      ),
      v.transform((value): Readonly<Record<string, string>> => (typeof value === 'string' ? { '*': value } : value)),
    ),
  ),
  hours: v.optional(hours),
  reload: v.optional(clock),
  call: v.optional(text),
};

const pin = v.pipe(
  text,
  v.regex(
    /^pbkdf2-sha256:\d{4,8}:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/,
    'what "lanternist kiosk pin" prints; the PIN itself never stands in a file',
  ),
);

/** In a script: everything but the PIN, which only the project may set. */
export const scriptKioskSchema = v.strictObject(
  { ...keys, pin: v.optional(v.never('nothing here, since a PIN stands only in lanternist.yaml')) },
  'a group of keys such as display, idle, handout',
);
/** In `lanternist.yaml`. */
export const kioskSchema = v.strictObject(
  { ...keys, pin: v.optional(pin) },
  'a group of keys such as display, idle, pin',
);

export type KioskWish = v.InferOutput<typeof kioskSchema>;

const standard: Omit<KioskConfig, 'handout' | 'display'> = {
  title: '',
  idle: 60,
  warning: 20,
  stories: [],
  languages: [],
  ground: 'dark',
  playlist: 'young',
  narration: 'files',
  pin: '',
  hours: undefined,
  reload: 4 * 60,
  call: '',
};

/** The configuration of a kiosk: earlier wishes stand above later ones, and all above what is built in. */
export function kioskConfig(wishes: readonly KioskWish[]): KioskConfig {
  const pick = <K extends keyof KioskWish>(key: K): KioskWish[K] =>
    wishes.find((wish) => wish[key] !== undefined)?.[key];
  const display = pick('display');
  const { width, height } = display?.resolution ?? { width: 1920, height: 1080 };
  return {
    title: pick('title') ?? standard.title,
    display: {
      diagonal: display?.diagonal ?? 43,
      width,
      height,
      mount: display?.mount ?? 800,
      distance: display?.distance ?? 600,
    },
    idle: pick('idle') ?? standard.idle,
    warning: pick('warning') ?? standard.warning,
    stories: pick('stories') ?? standard.stories,
    languages: pick('languages') ?? standard.languages,
    ground: pick('ground') ?? standard.ground,
    playlist: pick('playlist') ?? standard.playlist,
    narration: pick('narration') ?? standard.narration,
    handout: Object.assign({}, ...wishes.map((wish) => wish.handout ?? {}).reverse()),
    pin: pick('pin') ?? standard.pin,
    hours: pick('hours') ?? standard.hours,
    reload: pick('reload') ?? standard.reload,
    call: pick('call') ?? standard.call,
  };
}
