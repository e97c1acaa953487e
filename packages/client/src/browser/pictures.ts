/**
 * Pictures in a browser: decoded by the browser, drawn upright, read back as pixels, and encoded again as baseline JPEG,
 * so that nothing of the file but what one sees goes on. Never mirrored. Works in a Worker.
 */
import { ClientError } from '../error.ts';
import { admitPicture } from '../picture/admit.ts';
import { greyOf, MEASURED_AT, sharpnessOf } from '../picture/sharpness.ts';
import type { Pictures } from '../port/pictures.ts';

/** A photograph of 12 megapixels keeps every pixel; larger ones are brought down to what a clinician's screen can use. */
const LONGEST_SIDE = 4608;
/** Lesions are judged by texture and edge: high, but not so high that noise is kept. */
const QUALITY = 0.92;

type Surface = { readonly canvas: OffscreenCanvas; readonly context: OffscreenCanvasRenderingContext2D };

function surface(width: number, height: number, willReadFrequently: boolean): Surface {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently });
  if (context === null) throw new ClientError('picture-too-large');
  return { canvas, context };
}

/** `from-image` turns the picture as its Exif says, once; what is drawn afterwards has no orientation any more. */
async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image', premultiplyAlpha: 'default' });
  } catch {
    throw new ClientError('not-a-picture');
  }
}

function drawn(bitmap: ImageBitmap, longest: number): Surface & { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  // What is measured is read back; what is only encoded may stay with the graphics processor.
  const made = surface(width, height, longest === MEASURED_AT);
  // What is transparent in a PNG would turn black.
  made.context.fillStyle = '#fff';
  made.context.fillRect(0, 0, width, height);
  made.context.imageSmoothingQuality = 'high';
  made.context.drawImage(bitmap, 0, 0, width, height);
  return { ...made, width, height };
}

function sharpness(bitmap: ImageBitmap): number {
  const { context, width, height } = drawn(bitmap, MEASURED_AT);
  return sharpnessOf(greyOf(context.getImageData(0, 0, width, height).data), width, height);
}

export const browserPictures: Pictures = {
  prepare: async (file) => {
    await admitPicture(file);
    const bitmap = await decoded(file);
    try {
      const { canvas, width, height } = drawn(bitmap, LONGEST_SIDE);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
      // A browser that cannot encode JPEG gives PNG without a word.
      if (blob.type !== 'image/jpeg') throw new ClientError('file-type');
      return { jpeg: new Uint8Array(await blob.arrayBuffer()), width, height, sharpness: sharpness(bitmap) };
    } finally {
      bitmap.close();
    }
  },
};
