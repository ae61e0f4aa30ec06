/** Chromium stores everything but JPEG as raw pixels in a PDF; above this many bytes of pixels a picture is turned into one. */
const rawLimit = 200_000;

/** A slide is 1920 pixels wide on the sharpest projectors. */
const largest = { width: 1920, height: 1080 };

/** Pixels of a picture to a CSS px on paper: 220 dots per inch. */
const dots = 220 / 96;

/** A picture this much finer than it is printed is made anew. */
const excess = 1.3;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Turns large PNG, WebP, AVIF and GIF pictures into JPEGs of at most a slide's size. On paper every picture is made as
 * fine as its largest use asks for, JPEGs too; one that is used twice is stored once.
 */
export async function lightenPictures(doc: Document, use: 'slides' | 'paper'): Promise<void> {
  const uses = new Map<string, HTMLImageElement[]>();
  for (const image of doc.images)
    if (/^data:image\/(png|webp|avif|gif|jpeg)[;,]/.test(image.src))
      uses.set(image.src, [...(uses.get(image.src) ?? []), image]);
  for (const [src, images] of uses) {
    const [image] = images;
    if (!image) continue;
    const limit = use === 'slides' ? largest : largestUse(images);
    const { naturalWidth: width, naturalHeight: height } = image;
    const isJpeg = src.startsWith('data:image/jpeg');
    const isRaw = !isJpeg && width * height * 3 > rawLimit;
    const isTooFine = use === 'paper' && width > limit.width * excess && height > limit.height * excess;
    if (!isRaw && !(isTooFine && (isJpeg || width * height * 3 > rawLimit))) continue;
    const light = asJpeg(image, use === 'slides' ? fitting(image, limit) : limit);
    for (const each of images) {
      each.src = light;
      await each.decode();
    }
  }
}

/** The size in which a picture is no larger than a slide, either way. */
function fitting({ naturalWidth, naturalHeight }: HTMLImageElement, { width, height }: Size): Size {
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  return { width: naturalWidth * scale, height: naturalHeight * scale };
}

/** What is seen of a picture, in its pixels. */
function largestUse(images: readonly HTMLImageElement[]): Size {
  const boxes = images.map((image) => image.getBoundingClientRect());
  return {
    width: Math.max(1, ...boxes.map(({ width }) => Math.ceil(width * dots))),
    height: Math.max(1, ...boxes.map(({ height }) => Math.ceil(height * dots))),
  };
}

function asJpeg(image: HTMLImageElement, limit: Size): string {
  const { naturalWidth, naturalHeight } = image;
  // The larger of the two shares: a picture that fills its box is cut, not shrunk.
  const scale = Math.min(1, Math.max(limit.width / naturalWidth, limit.height / naturalHeight));
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
