/** xorshift32: the same numbers in every run. */
export class Random {
  constructor(private state = 88_172_645) {}

  /** An integer from 0 to below − 1. */
  below(below: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) % below;
  }
}
