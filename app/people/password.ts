export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

const COMMON = ["password", "tavoli", "qwerty", "123456", "abcdef", "integrazione", "benvenuto", "ciaociao"]

export type PasswordProblem = "too_short" | "too_long" | "too_simple" | "contains_you"

/**
 * What is wrong with a new password, or null. Length over composition (NIST SP 800-63B §5.1.1.2): no demand
 * for digits or symbols, but nothing that is common, repeated, or made of one's own name or address.
 */
export const passwordProblem = (password: string, about: readonly string[] = []): PasswordProblem | null => {
  const lower = password.normalize("NFKC").toLowerCase()
  if ([...lower].length < SHORTEST_PASSWORD) return "too_short"
  if ([...lower].length > LONGEST_PASSWORD) return "too_long"
  const core = COMMON.reduce((rest, word) => rest.replaceAll(word, ""), lower).replace(/[\d\W_]+/g, "")
  if (new Set(lower).size < 4 || (core.length < 3 && COMMON.some((word) => lower.includes(word))))
    return "too_simple"
  const own = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length > 3)
  if (own.some((part) => lower.includes(part) && lower.length - part.length < 6)) return "contains_you"
  return null
}
