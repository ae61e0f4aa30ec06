/** Hides what the screen doesn't show yet; gives what has just come up. */
export function showSteps(slide: HTMLElement, shown: number): Element[] {
  const steps = [...slide.querySelectorAll('.fragment')];
  const fresh = steps.filter((step, index) => index < shown && step.classList.contains('not-yet'));
  steps.forEach((step, index) => {
    step.classList.toggle('not-yet', index >= shown);
  });
  return fresh;
}
