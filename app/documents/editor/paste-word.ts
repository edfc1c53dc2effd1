import { type Line, MAX_INDENT } from "./line.ts"

const LEVEL = /mso-list:[^;]*\blevel(\d+)/i
const MARKER = /mso-list:\s*ignore/i

const styleOf = (element: Element) => element.getAttribute("data-style") ?? ""

const markerOf = (item: Element): string => {
  const marker = [...item.querySelectorAll("span")].find((span) => MARKER.test(styleOf(span)))
  return (marker?.textContent ?? "").replace(/[\s\u00a0]+/g, "")
}

/**
 * Word writes a list item as a paragraph that names its level in a style and carries its bullet or number as
 * text. Returns it without that text and with its data as a line; null for any other paragraph.
 */
export const wordListItem = (paragraph: Element): { element: Element; data: Partial<Line> } | null => {
  const level = Number(LEVEL.exec(styleOf(paragraph))?.[1] ?? 0)
  if (level === 0) return null
  const isNumbered = /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(markerOf(paragraph))
  const element = paragraph.cloneNode(true) as Element
  for (const span of element.querySelectorAll("span")) if (MARKER.test(styleOf(span))) span.remove()
  const indent = Math.min(level - 1, MAX_INDENT)
  return { element, data: { list: isNumbered ? "ordered" : "bullet", indent } }
}
