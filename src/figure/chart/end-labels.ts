/** The name of a line at its end. */
export interface EndLabel {
  readonly name: string;
  readonly lines: readonly string[];
  /** ''; beneath the name. */
  readonly value: string;
  /** px. */
  readonly size: number;
  readonly width: number;
  /** The middle of the label. */
  readonly y: number;
}

/** Moves labels apart as little as their heights ask for, in the order of their lines. What finds no room is crowded. */
export function endLabels(
  labels: readonly EndLabel[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly (EndLabel & { readonly crowded: boolean })[] {
  const order = labels
    .map((label, index) => ({ label, index, y: label.y }))
    .sort((a, b) => a.y - b.y || a.index - b.index);
  const half = (label: EndLabel): number =>
    ((label.lines.length + (label.value === '' ? 0 : 1)) * label.size * 1.15) / 2 + 3;
  let least = top - 20;
  for (const each of order) {
    each.y = Math.max(each.y, least + half(each.label));
    least = each.y + half(each.label);
  }
  let most = bottom - 3;
  for (const each of order.toReversed()) {
    each.y = Math.min(each.y, most - half(each.label));
    most = each.y - half(each.label);
  }
  const placed = new Map(order.map(({ index, y }) => [index, y]));
  return labels.map((label, index) => {
    const y = placed.get(index) ?? label.y;
    const crowded = label.lines.length > 0 && y - half(label) < top - 40;
    return { ...label, y, crowded };
  });
}
