import type { DateSpan } from './date-span.ts';
import type { CommonSpec } from './drawing.ts';

/** How a route was travelled, or what the line stands for. */
export const routeKinds = ['land', 'sea', 'air', 'rail', 'front'] as const;
export type RouteKind = (typeof routeKinds)[number];

/** Where the name of a place stands from its mark. */
export const labelSides = ['right', 'left', 'above', 'below', 'none'] as const;
export type LabelSide = (typeof labelSides)[number];

/** Marks of places. */
export const placeMarks = ['city', 'port', 'station', 'battle-site', 'point'] as const;
export type PlaceMark = (typeof placeMarks)[number];

/** Longitude and latitude in degrees, WGS 84, as GeoJSON has them. */
export type LonLat = readonly [number, number];

/** A place: an entry of the library, or a point with a name. */
export type MapPlaceSpec = LibraryPlaceSpec | PointSpec;

export interface LibraryPlaceSpec {
  readonly type: 'library';
  readonly key: string;
  /** Instead of the library's; '' for the library's. */
  readonly name: string;
  readonly side: LabelSide | 'auto';
  /** '' for that of the entry's kind. */
  readonly mark: PlaceMark | '';
}

export interface PointSpec {
  readonly type: 'point';
  readonly at: LonLat;
  readonly name: string;
  readonly side: LabelSide | 'auto';
  readonly mark: PlaceMark | '';
}

/** An end of a route, or a point on its way: a key or name, or coordinates. */
export type StopSpec = { readonly type: 'named'; readonly name: string } | { readonly type: 'at'; readonly at: LonLat };

export interface RouteSpec {
  readonly from: StopSpec;
  readonly to: StopSpec;
  readonly via: readonly StopSpec[];
  readonly by: RouteKind;
  readonly label: string;
  readonly date: DateSpan | undefined;
  readonly certain: Certainty;
  /** An arrowhead at its end. */
  readonly arrow: boolean;
  /** Where its label stands, as a share of the way from 0 to 1; undefined for where there is room. */
  readonly labelAt: number | undefined;
}

/** True, false, or how it is not certain, in the author's words: "planned". */
export type Certainty = boolean | string;

/** A shaded area. */
export type AreaSpec = { readonly name: string; readonly certain: Certainty } & (
  | { readonly type: 'file'; readonly file: string }
  | { readonly type: 'points'; readonly points: readonly LonLat[] }
);

/** The part of the world that is shown. */
export type ExtentSpec =
  | { readonly type: 'auto' }
  | ({ readonly type: 'box' } & LonLatBox)
  | { readonly type: 'region'; readonly name: string };

/** Degrees; `west` is greater than `east` across 180°. */
export interface LonLatBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A time, and the language that its names are shown in. */
export interface MomentSpec {
  readonly when: DateSpan;
  /** BCP 47; '' for the script's. */
  readonly lang: string;
  /** Instead of its years; '' for those. */
  readonly label: string;
  /** Whose it was; '' for nothing. */
  readonly note: string;
}

/** A map as its fence describes it. */
export interface MapSpec extends CommonSpec {
  readonly kind: 'map';
  readonly places: readonly MapPlaceSpec[];
  readonly extent: ExtentSpec;
  readonly routes: readonly RouteSpec[];
  readonly areas: readonly AreaSpec[];
  /** Names of what the sentence is about; 'auto' takes a single route, an empty list nothing. */
  readonly highlight: 'auto' | readonly string[];
  /** The name of the slide's time, today's, or the first large and the second small beneath. */
  readonly labels: 'period' | 'modern' | 'both';
  /** Instead of the slide's time. */
  readonly when: DateSpan | undefined;
  /** Times between which the reader can move the names. */
  readonly moments: readonly MomentSpec[];
  readonly borders: 'none' | 'modern';
  readonly rivers: boolean;
  /** A scale bar. */
  readonly scale: boolean;
  /** A small map of the surroundings: where the map is close, never, or of a named region. */
  readonly inset:
    | { readonly type: 'auto' }
    | { readonly type: 'none' }
    | { readonly type: 'region'; readonly name: string };
}

/** A map of entries of the library, with everything else as a fence that says nothing has it. */
export function mapOfPlaces(keys: readonly string[], title: string): MapSpec {
  return {
    kind: 'map',
    title,
    description: '',
    steps: false,
    places: keys.map((key) => ({ type: 'library', key, name: '', side: 'auto', mark: '' })),
    extent: { type: 'auto' },
    routes: [],
    areas: [],
    highlight: [],
    labels: 'period',
    when: undefined,
    moments: [],
    borders: 'none',
    rivers: true,
    scale: true,
    inset: { type: 'none' },
  };
}
