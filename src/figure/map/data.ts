import type { Moment } from '../../model/drawn.ts';
import type { LabelSide, LonLat, LonLatBox, PlaceMark, RouteKind } from '../../model/map-spec.ts';

/** A map with its names chosen: plain data, from which it is drawn. */
export interface MapData {
  /** The author's; '' to make it from the data. */
  readonly title: string;
  readonly description: string;
  readonly steps: boolean;
  readonly pins: readonly Pin[];
  readonly letterings: readonly Lettering[];
  readonly routes: readonly MapRoute[];
  readonly areas: readonly MapArea[];
  /** Undefined to fit it to the data. */
  readonly extent: LonLatBox | undefined;
  readonly borders: boolean;
  readonly rivers: boolean;
  readonly scale: boolean;
  readonly inset: 'auto' | 'none' | LonLatBox;
  /** Whose coordinates are shown, besides Natural Earth: "GeoNames". */
  readonly credits: readonly string[];
  /** The date whose names are shown, in words; '' for none. */
  readonly when: string;
  /** Times between which the reader can move the names; empty for a map of one time. */
  readonly moments: readonly MapMoment[];
}

/** A time, and what the places are called then. */
export interface MapMoment extends Moment {
  /** In the order of the map's pins. */
  readonly names: readonly Pick<Pin, 'name' | 'other' | 'lang'>[];
}

/** A place with a mark. */
export interface Pin {
  readonly name: string;
  /** Small beneath; '' for none. */
  readonly other: string;
  /** BCP 47; undefined for the script's own. */
  readonly lang?: string;
  readonly at: LonLat;
  readonly mark: PlaceMark;
  readonly side: LabelSide | 'auto';
  /** Whether it may stand elsewhere rather than nowhere. */
  readonly anySide?: boolean;
  readonly accent: boolean;
  /** How far off it may be, in kilometres. */
  readonly errorKm: number;
  /** The number of the route that brings it; undefined where the author lists it. */
  readonly route: number | undefined;
}

/** A name across a land or a sea, without a mark. */
export interface Lettering {
  readonly name: string;
  readonly at: LonLat;
  readonly kind: 'region' | 'sea' | 'water';
  /** Where it stands from its point; 'none' for nowhere. */
  readonly side: LabelSide | 'auto';
}

export interface MapRoute {
  /** Names of its ends and of what lies between; '' for coordinates. */
  readonly names: readonly string[];
  readonly stops: readonly LonLat[];
  readonly by: RouteKind;
  /** With its date, as it stands on the map: "Red retreat, Aug 1918". */
  readonly label: string;
  /** The same with the names of months in full; the label where it is left out. */
  readonly told?: string;
  /** Where the label stands, as a share of the way; undefined for where there is room. */
  readonly labelAt?: number | undefined;
  readonly certain: boolean;
  /** How it is not certain, in a word; left out for "not certain". */
  readonly doubt?: string;
  readonly arrow: boolean;
  readonly accent: boolean;
}

export interface MapArea {
  readonly name: string;
  readonly rings: readonly (readonly LonLat[])[];
  readonly certain: boolean;
  /** How it is not certain, in a word; left out for "not certain". */
  readonly doubt?: string;
  readonly accent: boolean;
}
