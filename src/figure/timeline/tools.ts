import type { DrawTools, Face } from '../figure.ts';
import type { EventTime } from './data.ts';
import { type DateStyle, writeEventTime } from './date-label.ts';

/** What drawing a timeline needs. */
export interface TimelineTools extends DrawTools {
  /** An event's date as it stands at its label. */
  readonly date: (time: EventTime, style: Pick<DateStyle, 'short' | 'calendars'>) => string;
}

/** Tools that remember what they measured and wrote, for every label is tried in many sizes. */
export function timelineTools(tools: DrawTools): TimelineTools {
  return { ...tools, width: rememberedWidths(tools.width), date: rememberedDates(tools) };
}

/** Widths grow with the size. */
function rememberedWidths(measure: DrawTools['width']): DrawTools['width'] {
  const faces = new Map<Face, Map<string, number>>();
  return (text, face, size) => {
    const known = faces.get(face) ?? new Map<string, number>();
    faces.set(face, known);
    const unit = known.get(text) ?? measure(text, face, 100);
    known.set(text, unit);
    return (unit * size) / 100;
  };
}

function rememberedDates({ lang, words }: DrawTools): TimelineTools['date'] {
  const known = new Map<string, Map<EventTime, string>>();
  return (time, { short, calendars = 'new' }) => {
    const dates = known.get(`${short} ${calendars}`) ?? new Map<EventTime, string>();
    known.set(`${short} ${calendars}`, dates);
    const date = dates.get(time) ?? writeEventTime(time, { lang, words, short, calendars });
    dates.set(time, date);
    return date;
  };
}
