/** What was done to one's own ways in. */
import type { KeyNotice } from '@corridor/wire';

export type { KeyNotice };

export interface KeyNoticing {
  /** What one has not been told yet, oldest first, but for what one does oneself in this session. */
  keyNotices(): Promise<readonly KeyNotice[]>;
  /** Up to this notice all is seen. */
  keyNoticesSeen(upTo: number): Promise<void>;
}
