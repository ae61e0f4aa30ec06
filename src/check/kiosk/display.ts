import { kioskBars, pxMm } from '../../model/kiosk.ts';
import type { KioskRule } from './kiosk-rule.ts';

const { reach, target, capital } = kioskBars;
/** Back, next, menu, restart, language, accessibility. */
const controls = 6;
/** Body text at 100 % against the shorter side of the picture, Literata's capitals against its size, the largest text. */
const type = { body: 27 / 720, capitals: 0.7, largest: 2 };

/**
 * The controls can lie where everybody reaches.
 *
 *     kiosk: { display: { diagonal: 43, resolution: 1920x1080, mount: 1300 } }
 *     ^
 */
export const kioskReach: KioskRule = ({ kiosk, reportKiosk }) => {
  const { display } = kiosk.config;
  const top = Math.round(display.mount + display.height * pxMm(display));
  const band = Math.min(top, reach.highest) - Math.max(display.mount, reach.lowest);
  if (band < reach.band) reportKiosk('kiosk-reach', { from: display.mount, to: top, ...reach });
};

/** The controls can be large enough for a finger, side by side. */
export const kioskTarget: KioskRule = ({ kiosk, reportKiosk }) => {
  const { display } = kiosk.config;
  const width = display.width * pxMm(display);
  const size = Math.floor((width - (controls - 1) * target.gap) / controls);
  if (size < target.least) reportKiosk('kiosk-target', { size, controls, least: target.least });
  else if (size < target.goal) reportKiosk('kiosk-target-small', { size, controls, goal: target.goal });
};

/** The text can be read from where visitors stand. */
export const kioskLegible: KioskRule = ({ kiosk, reportKiosk }) => {
  const { display } = kiosk.config;
  const height = Math.min(display.width, display.height) * type.body * type.capitals * pxMm(display);
  if (height < capital.least)
    reportKiosk('kiosk-legible', { height: height.toFixed(1), text: '100 %', least: capital.least, why: 'everywhere' });
  const large = height * type.largest;
  const least = display.distance * capital.perDistance;
  if (large < least)
    reportKiosk('kiosk-legible', {
      height: large.toFixed(1),
      text: '200 %',
      least: least.toFixed(1),
      why: `at a distance of ${display.distance} mm`,
    });
};
