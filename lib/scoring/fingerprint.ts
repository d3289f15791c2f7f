import { canonicalJson } from "./canonical";
import { at } from "./numbers";

/** Digits printed: 64 bits, enough that two verdicts on one board never share them by chance. */
const PRINTED_DIGITS = 16;

/**
 * First 16 hexadecimal digits of the SHA-256 of the canonical JSON of a value: the same inputs, options and method
 * version give the same digits, in Node and in a browser.
 *
 * @throws RangeError for NaN or −Infinity.
 */
export const fingerprint = (subject: unknown): string => sha256(canonicalJson(subject)).slice(0, PRINTED_DIGITS);

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => sha256OfBytes(new TextEncoder().encode(text));

/** SHA-256 in hexadecimal (FIPS 180-4). Synchronous, which the browser's own is not. */
export const sha256OfBytes = (bytes: Uint8Array): string => {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length * 8);
  const { squares, cubes } = rootsOf();
  const state = Uint32Array.from(squares);
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(offset + 4 * i);
    mixBlock(state, words, cubes);
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
};

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

const mixBlock = (state: Uint32Array, words: Uint32Array, constants: Uint32Array): void => {
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [at(words, i - 15), at(words, i - 2)];
    const low = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const high = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    words[i] = at(words, i - 16) + low + at(words, i - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(constants, i) + at(words, i)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
};

/** Constants of the standard: 32 bits of the fractions of roots of the first primes, by whole-number arithmetic. */
const fractionBits = (prime: number, power: bigint): number => {
  const target = BigInt(prime) << (32n * power);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffff_ffffn);
};

interface Roots {
  squares: Uint32Array;
  cubes: Uint32Array;
}

let known: Roots | null = null;

/** Worked out on first use: most readers never hash anything. */
const rootsOf = (): Roots => {
  if (known) return known;
  const primes = Array.from({ length: 312 }, (_, n) => n).filter(
    (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
  );
  known = {
    squares: Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(prime, 2n)),
    cubes: Uint32Array.from(primes, (prime) => fractionBits(prime, 3n)),
  };
  return known;
};
