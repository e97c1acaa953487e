/** Every decoder of bytes from outside, of all packages, for the coverage-guided runs. */
import type { Decoder } from '@corridor/testkit/fuzz';
import { decoders as cases } from '../../packages/cases/test/decoders.ts';
import { decoders as client } from '../../packages/client/test/decoders.ts';
import { decoders as crypto } from '../../packages/crypto/test/decoders.ts';
import { decoders as guardian } from '../../packages/guardian/test/decoders.ts';
import { decoders as wire } from '../../packages/wire/test/decoders.ts';

export const everyDecoder: readonly Decoder[] = [...wire, ...cases, ...crypto, ...client, ...guardian];
