/** A specification that passed the judges, and that Vega still can't make sense of. */
export class ChartFailure extends Error {}
