/** What a client must know of the log beforehand, out of its bundle. */
export interface LogAnchors {
  /** Ed25519 key that signs checkpoints. */
  readonly logKey: Uint8Array;
  /** Ed25519 keys of independent witnesses, any of whom will do; none: the installation has none. */
  readonly witnesses: readonly Uint8Array[];
}
