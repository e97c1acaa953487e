/** Pictures and files of a case. */
import type { Attachment } from '@corridor/cases';
import type { BlobId, CaseId } from '@corridor/wire';

/** What a photograph says of itself before it is sealed. Side is said, never guessed. */
export type PictureFacts = Pick<Attachment, 'site' | 'shot' | 'takenAt' | 'caption'>;

export interface CheckedPicture {
  readonly attachment: Attachment;
  /** Under 1 is worth a warning: variance of the Laplacian against the least that reads as sharp. */
  readonly sharpness: number;
  readonly width: number;
  readonly height: number;
}

export interface Upload {
  readonly blob: BlobId;
  readonly case: CaseId;
  readonly name: string;
  readonly sent: number;
  readonly size: number;
  readonly state: 'sealing' | 'sending' | 'stopped' | 'done';
}

export interface Attaching {
  /** Checks, turns upright, strips, re-encodes, seals and sends a picture; resolves when it is sealed and queued. */
  addPicture(caseId: CaseId, file: Blob, facts: PictureFacts): Promise<CheckedPicture>;
  addFile(caseId: CaseId, file: Blob, name: string): Promise<Attachment>;
  dropAttachment(caseId: CaseId, blob: BlobId): Promise<void>;
  readAttachment(caseId: CaseId, attachment: Attachment): Promise<Blob>;
}
