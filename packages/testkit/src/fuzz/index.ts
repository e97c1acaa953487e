/** What a package's tests of its decoders need. */
export { dearMaps, NO_COUNTS } from './cbor.ts';
export { keepsToBounds, overrun } from './contract.ts';
export { asText, byAnswer, byError, type Decoder, tryOut } from './decoder.ts';
export { type Chance, chanceFrom, mutated } from './mutate.ts';
