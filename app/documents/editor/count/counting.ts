import type { Node } from "@tiptap/pm/model"

export type Count = { words: number; characters: number }
export const NOTHING: Count = { words: 0, characters: 0 }

export const sumOf = (a: Count, b: Count): Count => ({
  words: a.words + b.words,
  characters: a.characters + b.characters,
})

/** What a person reads in a minute, silently and with care. */
const WORDS_A_MINUTE = 200

/** Minutes to read so many words: at least one, none for none. */
export const minutesFor = (words: number): number => Math.ceil(words / WORDS_A_MINUTE)

/** Letters that hang on others or are written by two units; without them a text is as long as its units. */
const JOINED = /\p{M}|\p{Extended_Pictographic}|[^\0-\uffff]|\u200c|\u200d|\r/u
/** What joins two words to one: a hyphen, an apostrophe. */
const JOINER = /^[-\u2010\u2011'\u2019]$/u

/** For browsers that do not know how languages part words. */
const countRoughly = (text: string): Count => ({
  words: text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0,
  characters: text.match(/\P{M}\p{M}*/gu)?.length ?? 0,
})

/** Counts texts of a language, as that language parts words. */
export const newCounter = (language: string): ((text: string) => Count) => {
  if (!("Segmenter" in Intl)) return countRoughly
  const words = new Intl.Segmenter(language, { granularity: "word" })
  const letters = new Intl.Segmenter(language, { granularity: "grapheme" })
  const wordsIn = (text: string): number => {
    let count = 0
    let [before, last] = [false, ""]
    for (const { segment, isWordLike } of words.segment(text)) {
      const isJoined = before && JOINER.test(last)
      if (isWordLike && !isJoined) count++
      // Of "word", "-", "word" the second goes with the first; a dash with blanks around it joins nothing.
      before = isWordLike === true || (before && JOINER.test(segment) && !JOINER.test(last))
      last = segment
    }
    return count
  }
  return (text) => ({
    words: wordsIn(text),
    characters: JOINED.test(text) ? [...letters.segment(text)].length : text.length,
  })
}

const leafWords = (leaf: Node): string => (typeof leaf.attrs.label === "string" ? leaf.attrs.label : " ")

/** The words of a line from one of its places to another. */
const wordsOf = (line: Node, from = 0, to = line.content.size): string =>
  line.textBetween(from, to, undefined, leafWords)

/** The lines of a text, in order. */
export const linesOf = (doc: Node): Node[] => {
  const lines: Node[] = []
  doc.descendants((node) => {
    if (node.isTextblock) lines.push(node)
    return !node.isTextblock
  })
  return lines
}

/** Counts lines, and remembers each as long as it stands as it is: a keystroke costs one line. */
export const newLineCounter = (count: (text: string) => Count) => {
  const known = new WeakMap<Node, Count>()
  return {
    knows: (line: Node) => known.has(line),
    whole: (line: Node): Count => {
      const found = known.get(line) ?? count(wordsOf(line))
      known.set(line, found)
      return found
    },
    part: (line: Node, from: number, to: number): Count => count(wordsOf(line, from, to)),
  }
}
export type LineCounter = ReturnType<typeof newLineCounter>

type Ranges = readonly { $from: { pos: number }; $to: { pos: number } }[]

/** What is selected, which may be several pieces: cells of a table. */
export const countSelected = (doc: Node, ranges: Ranges, counter: LineCounter): Count => {
  let sum = NOTHING
  for (const { $from, $to } of ranges)
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (!node.isTextblock) return true
      const from = Math.max($from.pos - pos - 1, 0)
      const to = Math.min($to.pos - pos - 1, node.content.size)
      const isWhole = from === 0 && to === node.content.size
      if (to > from) sum = sumOf(sum, isWhole ? counter.whole(node) : counter.part(node, from, to))
      return false
    })
  return sum
}
