import { writeNumber } from '../../model/quantity-write.ts';

/** Names of the theme's colours, as a specification may give them: `color: { value: accent }`. */
export const colourNames = ['ink', 'soft', 'line', 'accent', 'bar', 'plate', 'ground'] as const;

/** Families, as the drawing names them until they become classes. */
export const families = { serif: 'serif', sans: 'sans' } as const;

/** Settings under those of the specification: the theme's tones, its faces, sizes for a hall, few lines. */
export function themeConfig(lang: string): Record<string, unknown> {
  const sans = { labelFont: families.sans, labelColor: 'soft', labelFontSize: 16 };
  const title = { titleFont: families.sans, titleColor: 'soft', titleFontSize: 16, titleFontWeight: 'normal' };
  return {
    background: null,
    font: families.sans,
    padding: 4,
    locale: { number: numberLocale(lang), ...timeLocale(lang) },
    view: { stroke: null, step: 44, continuousHeight: 320 },
    scale: { barBandPaddingInner: 0.3, rectBandPaddingInner: 0.03 },
    axis: {
      ...sans,
      ...title,
      domainColor: 'soft',
      gridColor: 'line',
      gridOpacity: 1,
      tickColor: 'soft',
      labelLimit: 320,
      labelPadding: 8,
      titlePadding: 14,
    },
    axisX: { grid: false, labelAngle: 0 },
    axisY: { domain: false, ticks: false, titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleY: -18 },
    axisTemporal: { tickCount: 6 },
    axisQuantitative: { tickCount: 5 },
    axisBand: { grid: false, ticks: false, labelFont: families.serif, labelFontSize: 19, labelColor: 'ink' },
    legend: { ...sans, ...title, symbolFillColor: 'bar', symbolStrokeColor: 'bar', labelLimit: 320 },
    header: { ...sans, ...title },
    title: {
      font: families.serif,
      fontSize: 22,
      color: 'ink',
      anchor: 'start',
      fontWeight: 600,
      subtitleFont: families.sans,
      subtitleFontSize: 16,
      subtitleColor: 'soft',
    },
    text: { font: families.serif, fontSize: 19, color: 'ink' },
    mark: { color: 'bar' },
    bar: { color: 'bar' },
    rule: { color: 'soft', strokeWidth: 1.5 },
    line: { color: 'bar', strokeWidth: 3 },
    point: { color: 'bar', size: 110, filled: true },
    range: {
      category: ['#211c16', '#8a8378', '#4d463d', '#b9b1a3', '#6b645a'],
      ordinal: { scheme: ['#cccccc', '#111111'] },
      ramp: { scheme: ['#dddddd', '#111111'] },
      heatmap: { scheme: ['#dddddd', '#111111'] },
      diverging: { scheme: ['#dddddd', '#888888', '#111111'] },
    },
  };
}

function numberLocale(lang: string): Record<string, unknown> {
  const thousands = writeNumber(10_000, lang).replace(/\d/g, '');
  return { decimal: writeNumber(0.5, lang).replace(/\d/g, ''), thousands, grouping: [3], currency: ['', ''] };
}

/** Names of months: Vega knows the English ones. */
function timeLocale(lang: string): Record<string, unknown> {
  if (lang.split('-')[0] !== 'ru') return {};
  const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
  const days = 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' ');
  const time = {
    dateTime: '%d.%m.%Y %H:%M',
    date: '%d.%m.%Y',
    time: '%H:%M',
    periods: ['', ''],
    days,
    shortDays: ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'],
    months,
    shortMonths: months.map((month) => (month.length < 5 ? month : month.slice(0, 3))),
  };
  return { time };
}
