import { lightenPictures } from './lighten-pictures.ts';
import { measureSlides } from './measure-slides.ts';

// Evaluated in the print page; the value of `lanternistMeasure()` goes back to `measure/overflow.ts`.
Object.assign(globalThis, {
  lanternistMeasure: async () => {
    await lightenPictures(document);
    return measureSlides(document);
  },
});
