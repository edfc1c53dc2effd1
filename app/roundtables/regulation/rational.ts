/** A part of a whole, in lowest or any other terms: 2/3, 55/100. */
export type Fraction = { num: number; den: number }
/** What a part must come to: more than (strict) or at least num/den of the whole. */
export type Threshold = Fraction & { strict: boolean }

/** The product of two counts. @throws when it is no longer exact, or a count is no whole number */
const times = (a: number, b: number): number => {
  const product = a * b
  const isExact = [a, b, product].every((count) => Number.isSafeInteger(count) && count >= 0)
  if (!isExact) throw new RangeError(`${a} × ${b} is not exact`)
  return product
}

/** The whole part of a quotient of counts, without a float on the way. */
const quotient = (a: number, b: number): number => (a - (a % b)) / b

/** Whether `part` of `whole` is over the threshold: part·den > num·whole if strict, ≥ otherwise. */
export const isReached = (part: number, whole: number, { num, den, strict }: Threshold): boolean => {
  const [ours, theirs] = [times(part, den), times(num, whole)]
  return strict ? ours > theirs : ours >= theirs
}

/** The smallest count that is over the threshold: 2/3 of 300 is 200, more than half of 36 is 19. */
export const neededOf = (whole: number, { num, den, strict }: Threshold): number => {
  const product = times(num, whole)
  const below = quotient(product, den)
  return strict || product % den !== 0 ? below + 1 : below
}

/** Whether the first fraction is smaller than the second. */
export const isSmaller = (a: Fraction, b: Fraction): boolean => times(a.num, b.den) < times(b.num, a.den)
