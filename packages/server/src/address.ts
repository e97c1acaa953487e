/** Where a request comes from, for limits alone: the peer's address, or what a proxy of ours says of its peer. Rules LM4, LM5. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether an address is that of a proxy whose word counts. */
export type IsTrusted = (address: string) => boolean;

/** IPv4 inside IPv6 (RFC 4291 §2.5.5.2) is the IPv4 address. */
const MAPPED = /^::ffff:(?=\d+\.)/iu;
const plain = (address: string): string => address.trim().replace(MAPPED, '');

/** An address, or a range as CIDR (RFC 4632). */
export function isProxyRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** @param ranges Each as `isProxyRange` has it. */
export function trustedProxies(ranges: readonly string[]): IsTrusted {
  const trusted = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return (address) => {
    const family = isIP(plain(address));
    return family !== 0 && trusted.check(plain(address), family === 6 ? 'ipv6' : 'ipv4');
  };
}

/** The last in the row that is no trusted proxy: whatever stands before it, that one said, and could have invented. */
export function addressOf({ socket, headers }: IncomingMessage, isTrusted: IsTrusted): string {
  const said = headers['x-forwarded-for'] ?? [];
  const hops = [...(typeof said === 'string' ? [said] : said)].flatMap((line) => line.split(','));
  let address = plain(socket.remoteAddress ?? '');
  while (isTrusted(address)) {
    const before = plain(hops.pop() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}
