import type { VegaChart } from '../../model/chart-spec.ts';
import type { PrepareContext } from '../figure.ts';
import type { VegaChartData } from './chart-data.ts';
import { isObject } from './is-object.ts';
import { inlined } from './vega-data.ts';
import { judgeFields } from './vega-fields.ts';
import { judge } from './vega-judge.ts';
import { limits } from './vega-rules.ts';

/** Judges a Vega-Lite specification and puts the files that it names into it. Undefined when it is refused, as reported. */
export function prepareVega(
  { spec }: VegaChart,
  told: { readonly title: string; readonly description: string },
  context: PrepareContext,
): VegaChartData | undefined {
  let refused = 0;
  const refuse = (path: string, reason: string, hint: string): void => {
    refused += 1;
    if (refused <= 8) context.report('vega-refused', path, { reason, hint });
  };
  const plain = asJson(spec);
  if (!plain) {
    refuse('vega', `it is more than ${limits.characters} characters long or too deep`, 'Put the data into a file.');
    return undefined;
  }
  judge(plain, refuse);
  if (refused > 0) return undefined;
  const whole = inlined(plain, context, refuse);
  if (whole && refused === 0) judgeFields(whole, refuse);
  return refused > 0 || !whole ? undefined : { type: 'vega', ...told, spec: whole };
}

/** A copy as JSON has it, so that dates of YAML are texts; undefined when it is too large, without its data. */
function asJson(spec: VegaChart['spec']): Record<string, unknown> | undefined {
  try {
    if (depthOf(spec, 0) > limits.depth) return undefined;
    const bare = JSON.stringify(spec, (key, value) => (key === 'values' || key === 'datasets' ? null : value));
    if (bare.length > limits.characters) return undefined;
    const copy: unknown = JSON.parse(JSON.stringify(spec));
    return isObject(copy) ? copy : undefined;
  } catch {
    // Anchors of YAML can make a circle.
    return undefined;
  }
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > limits.depth) return depth;
  return Math.max(
    depth,
    ...Object.values(value)
      .slice(0, 5000)
      .map((each) => depthOf(each, depth + 1)),
  );
}
