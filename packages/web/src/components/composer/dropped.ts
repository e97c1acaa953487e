/** Files that are dropped on or pasted into a composer. */
import type { DragEvent } from 'react';

export function filesOf(data: DataTransfer | null): readonly File[] {
  return data === null ? [] : [...data.files];
}

/** The handlers of a place where files may be dropped. */
export function onFiles(setOver: (over: boolean) => void, take: (files: readonly File[]) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(filesOf(event.dataTransfer));
    },
  };
}
