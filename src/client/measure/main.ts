import type { Bars } from './kiosk/judge.ts';
import { measureKiosk } from './kiosk/measure-kiosk.ts';
import { lightenPictures } from './lighten-pictures.ts';
import { measureSlides } from './measure-slides.ts';

// Evaluated in the print page and in the kiosk's; the values go back to `measure/overflow.ts` and `measure/kiosk.ts`.
Object.assign(globalThis, {
  lanternistMeasure: async () => {
    await lightenPictures(document, 'slides');
    return measureSlides(document);
  },
  lanternistLighten: () => lightenPictures(document, 'paper'),
  lanternistMeasureKiosk: (bars: Bars) => measureKiosk(document, bars),
});
