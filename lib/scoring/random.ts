/** A seeded generator of our own, so that the same seed gives the same draws everywhere (sfc32, Doty-Humphrey). */
export class Random {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private counter = 1;
  private spare = Number.NaN;

  /** @param seed any integer; only its low 32 bits count. */
  constructor(seed: number) {
    this.c = seed | 0;
    for (let i = 0; i < 16; i += 1) this.bits();
  }

  private bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** In [0, 1). */
  uniform(): number {
    return (this.bits() >>> 0) / 4294967296;
  }

  /** Standard normal (Marsaglia's polar method: two at a time, one kept for the next call). */
  normal(): number {
    const kept = this.spare;
    if (!Number.isNaN(kept)) {
      this.spare = Number.NaN;
      return kept;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * this.uniform() - 1;
      y = 2 * this.uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.spare = y * factor;
    return x * factor;
  }

  /** exp(N(0, σ)): median 1. */
  lognormal(sigma: number): number {
    return Math.exp(sigma * this.normal());
  }
}
