/** Words that say what a body is legally, not which one it is. */
const FORMS = new Set(
  "aps odv ets onlus asd coop cooperativa sociale soc associazione associazioni ass comitato fondazione ente demo di del della dei delle degli da e il lo la i gli le in per con d l".split(
    " ",
  ),
)

/** The words that tell one body from another: small, without accents, legal form and little words. */
export const tellingWords = (name: string): string[] => {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(".", "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const telling = words.filter((word) => !FORMS.has(word))
  return telling.length > 0 ? telling : words
}

const trigramsOf = (name: string): Set<string> => {
  const grams = new Set<string>()
  for (const word of tellingWords(name)) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3))
  }
  return grams
}

/**
 * How much two names share, as a share of shared trigrams (Dice): `shared` of `all`, equal when they are the same
 * name. Order of words, accents and legal forms do not count.
 */
export const similarity = (a: string, b: string): { shared: number; all: number } => {
  const [left, right] = [trigramsOf(a), trigramsOf(b)]
  const shared = [...left].filter((gram) => right.has(gram)).length
  return { shared: 2 * shared, all: left.size + right.size }
}

/** Whether somebody should look twice before writing both into the register: at least three fifths in common. */
export const isSimilar = (a: string, b: string): boolean => {
  const { shared, all } = similarity(a, b)
  return all > 0 && 5 * shared >= 3 * all
}

/** Beginnings and ends of the telling words, four letters each: one typing mistake leaves some of them whole. */
export const chunksOf = (name: string): string[] => [
  ...new Set(
    tellingWords(name)
      .filter((word) => word.length >= 3)
      .flatMap((word) => [word.slice(0, 4), word.slice(-4)]),
  ),
]
