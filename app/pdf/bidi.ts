import bidiFactory from "bidi-js"

/** A stretch of a line that is written in one direction; the order of stretches is that of the eye, left to right. */
export type Stretch = { start: number; end: number; rtl: boolean }
export type Levels = Uint8Array | null

const RTL =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f\u202b\u202e\u2067]/u

/**
 * The embedding level of each character of a paragraph (Unicode Bidirectional Algorithm, UAX 9); null where
 * everything runs from left to right.
 */
export const levelsOf = (text: string, base: "ltr" | "rtl"): Levels =>
  base === "ltr" && !RTL.test(text) ? null : bidiFactory().getEmbeddingLevels(text, base).levels

const runsOfLevel = (levels: Uint8Array, start: number, end: number, base: number) => {
  const last = end
  const runs: { start: number; end: number; level: number }[] = []
  for (let at = start; at < last; at++) {
    const level = levels[at] ?? base
    const open = runs.at(-1)
    if (open?.level === level) open.end = at + 1
    else runs.push({ start: at, end: at + 1, level })
  }
  return runs
}

/** The stretches of a line in the order of the eye (rules L1 and L2): from the deepest level up, what is nested turns round. */
export const stretchesOf = (levels: Levels, base: "ltr" | "rtl", start: number, end: number): Stretch[] => {
  if (levels === null) return end > start ? [{ start, end, rtl: false }] : []
  const runs = runsOfLevel(levels, start, end, base === "rtl" ? 1 : 0)
  const deepest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = deepest; level > 0; level--)
    for (let from = 0; from < runs.length; from++) {
      let to = from
      while (to < runs.length && (runs[to]?.level ?? 0) >= level) to++
      if (to > from) runs.splice(from, to - from, ...runs.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  return runs.map((run) => ({ start: run.start, end: run.end, rtl: run.level % 2 === 1 }))
}

/** Brackets and their like as they are drawn where writing runs from right to left. */
export const mirrored = (text: string): string => {
  const bidi = bidiFactory()
  return [...text].map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join("")
}
