/**
 * `numerator / denominator` to two places, exact halves to the even neighbour. Exact where both are safe
 * integers; otherwise the double nearest to the quotient is rounded. `denominator` is positive.
 */
export function ratioToTwoPlaces(numerator: number, denominator: number): number {
  if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)) {
    return quotientToTwoPlaces(BigInt(numerator), BigInt(denominator));
  }
  const quotient = numerator / denominator;
  // A double lies exactly half-way between two hundredths only if it is an odd number of eighths.
  const eighths = quotient * 8;
  if (Number.isSafeInteger(eighths) && eighths % 2 !== 0) return quotientToTwoPlaces(BigInt(eighths), 8n);
  return Number(quotient.toFixed(2)) + 0;
}

/** The same of whole numbers of any size; exact. */
export function quotientToTwoPlaces(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const scaled = (negative ? -numerator : numerator) * 100n;
  const floor = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const hundredths = up ? floor + 1n : floor;
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return negative && hundredths > 0n ? -Number(text) : Number(text);
}
