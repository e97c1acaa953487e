/** Whether a picture is in focus and well lit, said before it is sent: variance of the Laplacian and mean brightness. */

/** Variance, on a picture of `SIDE` pixels, below which skin reads as blurred. */
const LEAST_VARIANCE = 18;
const SIDE = 480;
const DARK = 45;
const BRIGHT = 225;

export interface PictureCheck {
  /** Under 1 is worth a warning. */
  readonly sharpness: number;
  readonly light: 'good' | 'dark' | 'bright';
}

function greyOf({ data, width, height }: ImageData): Float32Array {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const at = i * 4;
    grey[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return grey;
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function laplacianOf(grey: Float32Array, width: number, height: number): Float32Array {
  const edges = new Float32Array(Math.max(0, (width - 2) * (height - 2)));
  let next = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      edges[next++] = around - 4 * (grey[at] ?? 0);
    }
  }
  return edges;
}

export function checkPixels(pixels: ImageData): PictureCheck {
  const grey = greyOf(pixels);
  const edges = laplacianOf(grey, pixels.width, pixels.height);
  const mean = meanOf(edges);
  const variance = meanOf(edges.map((edge) => (edge - mean) ** 2));
  const light = meanOf(grey);
  return { sharpness: variance / LEAST_VARIANCE, light: light < DARK ? 'dark' : light > BRIGHT ? 'bright' : 'good' };
}

/** The middle of a picture, where the lesion is, at a size that makes cameras comparable. */
export function middleOf(source: CanvasImageSource, width: number, height: number): ImageData {
  const side = Math.min(width, height) * 0.7;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  return context.getImageData(0, 0, SIDE, SIDE);
}
