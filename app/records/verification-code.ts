/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand stays itself. */
export const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const BASE = SYMBOLS.length
const LENGTH = 12

/**
 * The check symbol of some symbols by Luhn's algorithm modulo 32: it finds every single wrong symbol and
 * nearly every swap of two neighbours, and is one of the same 32 (Crockford's own would need * ~ $ = U).
 */
export const checkSymbol = (symbols: string): string => {
  let sum = 0
  for (const [distance, symbol] of [...symbols].reverse().entries()) {
    const value = SYMBOLS.indexOf(symbol) * (distance % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / BASE) + (value % BASE)
  }
  return SYMBOLS[(BASE - (sum % BASE)) % BASE] ?? ""
}

/** A code of eleven random bytes: five bits of each, and the check symbol. */
export const codeOf = (random: Uint8Array): string => {
  const symbols = Array.from(random.subarray(0, LENGTH - 1), (byte) => SYMBOLS[byte & (BASE - 1)]).join("")
  return symbols + checkSymbol(symbols)
}

/** As it is printed: in groups of four. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-")

export type TypedCode = { code: string } | { wrong: "length" | "symbol" | "check" }

/** What was typed as a code: O, I and L read as 0, 1 and 1, whatever the case and what stands between. */
export const typedCode = (typed: string): TypedCode => {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
  if ([...code].some((symbol) => !SYMBOLS.includes(symbol))) return { wrong: "symbol" }
  if (code.length !== LENGTH) return { wrong: "length" }
  return checkSymbol(code.slice(0, -1)) === code.at(-1) ? { code } : { wrong: "check" }
}
