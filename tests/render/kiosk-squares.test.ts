import decoder from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';

// A CommonJS module: its function is the default of what Node imports.
const jsQR = (typeof decoder === 'function' ? decoder : decoder.default) as typeof decoder.default;

test.each([
  'https://museum.example/port-arthur-ru.pdf',
  'https://history.state.gov/historicaldocuments/frus1898/d108?q=旅順',
])('a square for phones decodes to its address: %s', (address) => {
  const { data, size } = encode(address, { border: 2 });
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  expect(jsQR(pixels, side, side)?.data).toBe(address);
});
