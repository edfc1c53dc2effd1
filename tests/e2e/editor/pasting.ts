import type { Page } from "@playwright/test"
import { readLine } from "#app/documents/editor/line.ts"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"

/** Pastes as the browser does, from a clipboard that holds these. */
export const paste = (page: Page, html: string, text = "") =>
  page.evaluate(
    ([markup, plain]) => {
      const clipboardData = new DataTransfer()
      if (markup) clipboardData.setData("text/html", markup)
      if (plain) clipboardData.setData("text/plain", plain)
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    [html, text] as const,
  )

const wordsOf = (nodes: readonly StoredNode[] = []): string =>
  nodes
    .map(({ text, type, marks, content }) => {
      const looks = (marks ?? []).map((mark) => `${mark.type} `).join("")
      if (type === "hardBreak") return "⏎"
      if (type === "footnote") return "^"
      return text === undefined ? wordsOf(content ?? []) : looks === "" ? text : `{${looks}${text}}`
    })
    .join("")

const SIGNS = { none: "", bullet: "- ", ordered: "1. ", task: "[] " }

/** A merged cell's columns and rows. */
const spanOf = ({ attrs }: StoredNode): string => {
  const [columns, rows] = [attrs?.colspan ?? 1, attrs?.rowspan ?? 1]
  return columns === 1 && rows === 1 ? "" : `${columns}×${rows} `
}

/** Lines in short: an indent a dot, `>` quotes, `#` headings, `-` `1.` `[]` `[x]` lists; `|` between cells, `^` notes. */
export const shortOf = (doc: StoredNode): string[] =>
  (doc.content ?? []).flatMap((node) => {
    if (node.type === "table")
      return (node.content ?? []).map((row) =>
        (row.content ?? [])
          .map((cell) => `${cell.attrs?.header ? "*" : ""}${spanOf(cell)}${shortOf(cell).join("/")}`)
          .join(" | "),
      )
    const { level, list, indent, quote, checked, box, note } = readLine(node.attrs)
    const kind = level > 0 ? `${"#".repeat(level)} ` : list === "task" && checked ? "[x] " : SIGNS[list]
    return [
      `${note ? "^ " : ""}${".".repeat(indent)}${box === "none" ? "" : "! "}${quote ? "> " : ""}${kind}${wordsOf(node.content ?? [])}`,
    ]
  })
