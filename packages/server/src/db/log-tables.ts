/** The transparency log's tables as kysely sees them. */
type Bytes = Uint8Array;

export interface LogTables {
  log_leaves: {
    index: number;
    organisation: string;
    number: number;
    tag: Bytes;
    commitment: Bytes;
    head: Bytes;
    hash: Bytes;
    kind: string | null;
    salt: Bytes | null;
    name: Bytes | null;
    statement: Bytes | null;
  };
  log_tiles: { level: number; n: number; hashes: Bytes; root: Bytes };
  log_checkpoints: { size: number; at: number; note: string };
  log_heads: {
    organisation: string;
    since: number;
    until: number | null;
    number: number;
    head: Bytes;
    map: Bytes;
  };
  log_cosignatures: {
    name: string;
    size: number;
    at: number;
    line: string;
    index: number | null;
    count: number | null;
    path: Bytes | null;
  };
}
