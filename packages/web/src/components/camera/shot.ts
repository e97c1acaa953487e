/** One frame of the camera as a picture, in full size, kept in memory alone. */
import { checkPixels, middleOf, type PictureCheck } from './sharpness.ts';

export interface Shot {
  readonly picture: Blob;
  /** For looking at it before it is used; revoked when it is dropped. */
  readonly url: string;
  readonly check: PictureCheck;
  readonly takenAt: number;
}

const QUALITY = 0.92;

export async function takeShot(video: HTMLVideoElement, now: number): Promise<Shot> {
  const { videoWidth: width, videoHeight: height } = video;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  context.drawImage(video, 0, 0);
  const check = checkPixels(middleOf(canvas, width, height));
  const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { picture, url: URL.createObjectURL(picture), check, takenAt: now };
}

export function dropShot(shot: Shot): void {
  URL.revokeObjectURL(shot.url);
}
