// @ts-check

/**
 * What Lanternist is to reach on a machine of two cores. Shown beside the medians, never asserted: machines differ.
 * @typedef {object} Goal
 * @property {number} [seconds] whole process, cold
 * @property {number} [nodeMb] peak memory of the Node process
 * @property {number} [browserMb] peak memory of the browser's processes
 */

/**
 * By work and number of slides (0: the work has no size).
 * @type {Record<string, Record<number, Goal>>}
 */
export const goals = {
  html: { 10: { seconds: 0.15 }, 200: { seconds: 0.25 }, 1000: { seconds: 0.5, nodeMb: 300 } },
  pdf: { 10: { seconds: 0.5 }, 200: { seconds: 0.9 }, 1000: { seconds: 3.5, nodeMb: 300, browserMb: 600 } },
  help: { 0: { seconds: 0.1 } },
  rebuild: { 200: { seconds: 0.2 } },
};
