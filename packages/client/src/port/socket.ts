/** One WebSocket, as both hosts have it: binary messages, and an end that comes exactly once. */
export interface Socket {
  send(bytes: Uint8Array): void;
  close(): void;
}

export interface SocketEvents {
  opened(): void;
  message(bytes: Uint8Array): void;
  /** After a failure to connect, too. Nothing more is said after this. */
  closed(): void;
}

export type OpenSocket = (url: string, events: SocketEvents) => Socket;
