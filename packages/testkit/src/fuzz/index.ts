/** What a package's tests of its decoders need. */
export { dearMaps, NO_COUNTS } from './cbor.ts';
export { keepsToBounds, overrun } from './contract.ts';
export { corpusOf, keep } from './corpus.ts';
export { asText, byAnswer, byError, type Decoder, folderOf, tryOut } from './decoder.ts';
export { chanceFrom, mutated } from './mutate.ts';
