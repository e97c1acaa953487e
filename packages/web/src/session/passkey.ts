/**
 * Passkeys that open a lock: WebAuthn with the PRF extension (W3C WebAuthn level 3, 10.1.4). The credential proves nothing
 * to a server here; what counts is the 32 bytes that the authenticator derives from the salt, which never leave the client.
 */
const SALT_BYTES = 32;

export interface PasskeySecret {
  readonly credential: Uint8Array;
  readonly prf: Uint8Array;
}
export interface NewPasskey extends PasskeySecret {
  readonly salt: Uint8Array;
}

/** Null: the device, the browser or the person did not give what opens a lock. */
export type Passkeys = {
  readonly open: (
    known: readonly { readonly credential: Uint8Array; readonly salt: Uint8Array }[],
  ) => Promise<PasskeySecret | null>;
  readonly make: (who: { readonly id: string; readonly name: string }) => Promise<NewPasskey | null>;
};

export function passkeysSupported(): boolean {
  return typeof PublicKeyCredential === 'function';
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/gu, '-')
    .replace(/\//gu, '_')
    .replace(/=+$/u, '');
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

function bytesOf(source: BufferSource | undefined): Uint8Array | null {
  if (source === undefined) return null;
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

function prfOf(credential: PublicKeyCredential): Uint8Array | null {
  return bytesOf(credential.getClientExtensionResults().prf?.results?.first);
}

/** Refusal, timeout and an absent authenticator look alike to a page, on purpose. */
async function quietly(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? credential : null;
  } catch {
    return null;
  }
}

async function openPasskey(
  known: readonly { readonly credential: Uint8Array; readonly salt: Uint8Array }[],
): Promise<PasskeySecret | null> {
  const evalByCredential = Object.fromEntries(
    known.map(({ credential, salt }) => [base64url(credential), { first: new Uint8Array(salt) }]),
  );
  const credential = await quietly(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        rpId: location.hostname,
        allowCredentials: known.map((each) => ({ type: 'public-key', id: new Uint8Array(each.credential) })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  const prf = credential === null ? null : prfOf(credential);
  return credential === null || prf === null ? null : { credential: new Uint8Array(credential.rawId), prf };
}

async function makePasskey(who: { readonly id: string; readonly name: string }): Promise<NewPasskey | null> {
  const salt = random(SALT_BYTES);
  const made = await quietly(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { id: location.hostname, name: 'Corridor' },
        user: { id: new TextEncoder().encode(who.id), name: who.name, displayName: who.name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -8 },
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (made === null || made.getClientExtensionResults().prf?.enabled === false) return null;
  const credential = new Uint8Array(made.rawId);
  // Many authenticators give the secret only on a later use, so the new passkey is used once at once.
  const prf = prfOf(made) ?? (await openPasskey([{ credential, salt }]))?.prf ?? null;
  return prf === null ? null : { credential, salt, prf };
}

export const passkeys: Passkeys = { open: openPasskey, make: makePasskey };
