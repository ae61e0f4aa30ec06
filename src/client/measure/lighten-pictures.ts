/** Chromium stores everything but JPEG as raw pixels in a PDF; above this many bytes of pixels a picture is turned into one. */
const rawLimit = 200_000;

/** A slide is 1920 pixels wide on the sharpest projectors. */
const largest = { width: 1920, height: 1080 };

/** Turns large PNG, WebP, AVIF and GIF pictures of the print page into JPEGs of at most a slide's size. */
export async function lightenPictures(doc: Document): Promise<void> {
  const made = new Map<string, string>();
  for (const image of doc.images) {
    if (!/^data:image\/(png|webp|avif|gif)[;,]/.test(image.src)) continue;
    if (image.naturalWidth * image.naturalHeight * 3 <= rawLimit) continue;
    const light = made.get(image.src) ?? asJpeg(image);
    made.set(image.src, light);
    image.src = light;
    await image.decode();
  }
}

function asJpeg(image: HTMLImageElement): string {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, largest.width / naturalWidth, largest.height / naturalHeight);
  const canvas = image.ownerDocument.createElement('canvas');
  canvas.width = Math.round(naturalWidth * scale);
  canvas.height = Math.round(naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return image.src;
  // A JPEG has no transparency: what shows through is the slide's ground.
  context.fillStyle = getComputedStyle(image.ownerDocument.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.9);
}
