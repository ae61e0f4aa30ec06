/** Size of the type in px of the screen: inside a drawing it is scaled with the drawing. */
export function sizeOf(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  return matrix ? size * Math.hypot(matrix.a, matrix.b) : size;
}
