/**
 * The version of what both sides may say. Rises with every change of up.ts, down.ts or http.ts; a test fingerprints their
 * schemas. The server speaks this one and refuses others with `version`.
 */
export const PROTOCOL_VERSION = 3;
