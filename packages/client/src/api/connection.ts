/** How this client stands with the server, and with the transparency log. */

export interface Connection {
  readonly state: 'online' | 'connecting' | 'offline';
  readonly since: number;
  /** Server clock minus this device's, in milliseconds; shown when it is over a minute. */
  readonly clockOffset: number;
  readonly unsent: number;
}

/** The transparency log, as this client has verified it. */
export interface LogShown {
  /** `checking`: not looked at yet. `unwitnessed`: the installation has no witness. */
  readonly freshness: 'checking' | 'fresh' | 'ageing' | 'stale' | 'unwitnessed' | 'forked';
  /** The newest checkpoint that this client accepted, and when its own guardian and a witness cosigned it. */
  readonly checkpoint: {
    readonly size: number;
    readonly guardianAt: number;
    readonly witness: { readonly name: string; readonly at: number } | null;
  } | null;
  /** How many of the statements that this client believes are in the log. */
  readonly statements: { readonly confirmed: number; readonly beingConfirmed: number; readonly unconfirmed: number };
  /**
   * `fork`: two checkpoints that the log signed and that do not fit together. `proof`: a proof that does not fit. `split`:
   * somebody's event names another log than this one, by its author's word alone.
   */
  readonly fault: 'fork' | 'proof' | 'split' | null;
  /** There is evidence to be saved, of this visit or kept on this device. */
  readonly evidence: boolean;
}
