import { readLine } from "./line.ts"
import { lineToClipboard } from "./line-node.ts"

const nameOf = (anchor: Element) => anchor.getAttribute("name") || anchor.id
const targetOf = (anchor: Element) => (anchor.getAttribute("href") ?? "").replace(/^.*#/, "")

const BLOCK = "p, li, div, dd"

/** The lines of a note: all that its frame holds, where that holds no other note; else the line of its mark. */
const linesOf = (back: Element, others: readonly Element[]): Element[] => {
  const frame = back.closest("div")
  const isItsOwn = frame !== null && others.every((other) => other === back || !frame.contains(other))
  const lines = isItsOwn ? [...frame.querySelectorAll("p")] : []
  const line = back.closest(BLOCK)
  return lines.length > 0 ? lines : line ? [line] : []
}

/** A mark with nothing beside it but what raises it. */
const outermost = (mark: Element): Element => {
  const { parentElement } = mark
  const isAlone = parentElement?.tagName === "SUP" && parentElement.textContent === mark.textContent
  return isAlone ? outermost(parentElement) : mark
}

/** The blanks that stood between a note's number and its words. */
const withoutFirstBlanks = (page: Document, line: Element | undefined): void => {
  if (!line) return
  const texts = page.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    text.nodeValue = (text.nodeValue ?? "").replace(/^\s+/, "")
    if (text.nodeValue !== "") return
  }
}

type Pair = { mark: Element; back: Element }

/** Two links that lead to each other are a footnote's mark and the way back from its text, whoever wrote them. */
const pairsIn = (page: Document): Pair[] => {
  const links = [...page.body.querySelectorAll("a[href*='#']")].filter((link) => nameOf(link) !== "")
  return links.flatMap((mark, at) => {
    const back = links.slice(at + 1).find((link) => nameOf(link) === targetOf(mark))
    return back && targetOf(back) === nameOf(mark) ? [{ mark, back }] : []
  })
}

/**
 * Makes footnotes of a pasted page ours: the mark names its note, and the lines of the note say that they are one.
 * @param newRef makes a name that no note of any text has
 */
export const adoptNotes = (page: Document, newRef: () => string): void => {
  const pairs = pairsIn(page)
  const backs = pairs.map(({ back }) => back)
  for (const { mark, back } of pairs) {
    const ref = newRef()
    const lines = linesOf(back, backs)
    const sign = page.createElement("sup")
    sign.setAttribute("data-ref", ref)
    sign.textContent = "*"
    outermost(mark).replaceWith(sign)
    outermost(back).remove()
    withoutFirstBlanks(page, lines[0])
    for (const line of lines)
      line.setAttribute("data-line", lineToClipboard({ ...readLine(null), note: ref }))
  }
}
