/** The one suite: X-Wing HPKE, Ed25519, SHA-256, HKDF-SHA256, committing AES-256-GCM. Inside every signed thing; nothing is negotiated. */
export const SUITE = 1;
/** Longest-lived session of a signed-in client, in milliseconds. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000;
