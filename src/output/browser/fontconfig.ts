import { join } from 'node:path';

/**
 * The fontconfig file of the embedded browser unpacked in `folder`. It names no system font, so that a machine's fonts
 * never change a byte, and one face of its own: without any face, a character that the deck's fonts lack blanks or
 * crashes the page.
 */
export function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(join(folder, 'fonts', 'Open_Sans'))}</dir>
  <cachedir>${escaped(join(folder, 'fonts-cache'))}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string></edit>
  </match>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
  </match>
</fontconfig>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}
