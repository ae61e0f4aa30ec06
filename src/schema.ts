import * as v from 'valibot';
import { kioskSchema, scriptKioskSchema } from './kiosk-schema.ts';
import { printSchema } from './print-schema.ts';
import { text, texts } from './schema-shapes.ts';

/** Shapes of what authors write in YAML. Each entry's message says what was expected. */

const size = v.picklist(['16:9', '4:3'], '"16:9" or "4:3"');
const reasons = v.record(v.string(), text, 'a list of rules with reasons, { rule-name: "reason" }');
const severity = v.picklist(['error', 'warning', 'off'], '"error", "warning" or "off"');

const depth = v.pipe(
  v.number('the depth of the hall in heights of the image, 1 to 20'),
  v.minValue(1, 'the depth of the hall in heights of the image, 1 to 20'),
  v.maxValue(20, 'the depth of the hall in heights of the image, 1 to 20'),
);
/** `hall: 6`, or `hall: { depth: 6 }`. */
const hall = v.pipe(
  v.union(
    [depth, v.strictObject({ depth }, 'a hall, { depth: 6 }')],
    'the depth of the hall in heights of the image, { depth: 6 }',
  ),
  v.transform((value) => (typeof value === 'number' ? value : value.depth)),
);

/** Front matter of a script. */
export const frontMatterSchema = v.object({
  title: v.optional(text, ''),
  subtitle: v.optional(text, ''),
  lang: v.optional(
    v.pipe(text, v.regex(/^$|^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/, 'a language code such as "en" or "zh-Hans"')),
    '',
  ),
  authors: v.optional(texts, []),
  author: v.optional(texts, []),
  date: v.optional(v.pipe(text, v.regex(/^$|^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-22')), ''),
  duration: v.optional(text, ''),
  span: v.optional(text, ''),
  turning: v.optional(texts, []),
  status: v.optional(text, ''),
  theme: v.optional(text, ''),
  size: v.optional(size),
  cover: v.optional(text, ''),
  license: v.optional(text, ''),
  evidence: v.optional(v.picklist(['off', 'light', 'full'], '"off", "light" or "full"')),
  library: v.optional(text, ''),
  csl: v.optional(text, ''),
  editor: v.optional(text, ''),
  allow: v.optional(reasons, {}),
  kiosk: v.optional(scriptKioskSchema, {}),
  print: v.optional(printSchema, {}),
  hall: v.optional(hall),
  translation: v.optional(v.object({ from: text, text }, 'which script it follows, { from: en, text: 1a2b3c4d5e6f }')),
});

/** `lanternist.yaml`. */
export const configSchema = v.object({
  theme: v.optional(text, ''),
  size: v.optional(size),
  lang: v.optional(text, ''),
  out: v.optional(text, ''),
  to: v.optional(texts, []),
  html: v.optional(v.picklist(['safe', 'trusted'], '"safe" or "trusted"')),
  templates: v.optional(text, ''),
  browser: v.optional(text, ''),
  kiosk: v.optional(kioskSchema, {}),
  print: v.optional(printSchema, {}),
  hall: v.optional(hall),
  rules: v.optional(v.record(v.string(), severity, 'a list of rules, { rule-name: error | warning | off }'), {}),
});

export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;
export type Config = v.InferOutput<typeof configSchema>;
