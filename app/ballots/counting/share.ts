/**
 * A part of a whole in thousandths of a percent, cut off and not rounded: 7 of 12 is 58333 (58.333 %). Only for
 * showing, after everything is decided. Null of nothing.
 * @throws RangeError for a part over its whole: no share exceeds 100 %
 */
export const shareOf = (part: number, whole: number): number | null => {
  if (part < 0 || part > whole) throw new RangeError(`${part} is no part of ${whole}`)
  return whole === 0 ? null : Number((BigInt(part) * 100_000n) / BigInt(whole))
}
