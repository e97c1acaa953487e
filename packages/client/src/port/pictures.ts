/** Turns a file into a picture that is safe to send: upright, without metadata, baseline JPEG, never mirrored. */
export interface ReadyPicture {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** Variance of the Laplacian against the least that reads as sharp: under 1 is worth a warning. */
  readonly sharpness: number;
}

export interface Pictures {
  /** @throws ClientError `not-a-picture`, `empty-file`, `file-too-large`, `picture-too-large`, `heic`, `file-type`. */
  prepare(file: Blob): Promise<ReadyPicture>;
}
