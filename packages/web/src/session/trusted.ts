/** The one policy of Trusted Types: addresses of the app's own scripts, and nothing else, may become a Worker. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { readonly createScriptURL: (url: string) => string }): ScriptUrlPolicy;
}

/** Named in the server's `Content-Security-Policy: trusted-types`. */
const POLICY = 'corridor';

function ownScript(url: string): string {
  const { origin, href } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError('a script of another origin');
  return href;
}

let policy: ScriptUrlPolicy | null = null;

/** A script's address in the form that `Worker` and `register` accept under `require-trusted-types-for 'script'`. */
export function trustedScript(url: string): string {
  const factory = (globalThis as { readonly trustedTypes?: TrustedTypesFactory }).trustedTypes;
  policy ??= factory?.createPolicy(POLICY, { createScriptURL: ownScript }) ?? { createScriptURL: ownScript };
  return policy.createScriptURL(url);
}
