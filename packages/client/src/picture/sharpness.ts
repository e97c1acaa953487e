/**
 * How sharp a picture is: the variance of its Laplacian (Pech-Pacheco et al., "Diatom autofocusing in brightfield
 * microscopy", ICPR 2000), measured at one size so that a large picture is not judged by its noise.
 */

/** The long side at which it is measured, in pixels. */
export const MEASURED_AT = 512;
/** Variance below which the project's own blurred photographs fall and its sharp ones do not. */
const LEAST = 60;

/** @param grey Luminance, 0 to 255, row by row. @returns 1 at the least that reads as sharp. */
export function sharpnessOf(grey: Float32Array | Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const around = (grey[i - 1] ?? 0) + (grey[i + 1] ?? 0) + (grey[i - width] ?? 0) + (grey[i + width] ?? 0);
      const laplacian = around - 4 * (grey[i] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
      count++;
    }
  }
  if (count === 0) return 0;
  return (squares / count - (sum / count) ** 2) / LEAST;
}

/** ITU-R BT.601 luminance of RGBA pixels. */
export function greyOf(rgba: Uint8Array | Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < grey.length; i++) {
    const at = i * 4;
    grey[i] = Math.round(0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0));
  }
  return grey;
}
