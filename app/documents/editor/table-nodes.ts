import { Node } from "@tiptap/core"

const unrendered = { default: null, rendered: false, parseHTML: () => null }
const role = (name: string, tableRole: string, more: Record<string, unknown> = {}) => ({
  extendNodeSchema: (extension: { name: string }) => (extension.name === name ? { tableRole, ...more } : {}),
})

const span = (name: "colspan" | "rowspan") => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = Number(element.getAttribute(name))
    return Number.isInteger(value) && value > 0 && value < 100 ? value : 1
  },
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
})

export const TableNode = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  addAttributes: () => ({ id: unrendered, caption: unrendered }),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", ["tbody", 0]],
  ...role("table", "table"),
})

export const TableRowNode = Node.create({
  name: "tableRow",
  content: "tableCell*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
  ...role("tableRow", "row"),
})

/**
 * A cell. Whether it is a heading is data: with a node of its own for heading cells, making a row a heading
 * would make its cells anew, and take away what somebody types in them meanwhile.
 */
export const TableCellNode = Node.create({
  name: "tableCell",
  content: "paragraph+",
  isolating: true,
  addAttributes: () => ({
    colspan: span("colspan"),
    rowspan: span("rowspan"),
    colwidth: unrendered,
    header: unrendered,
  }),
  parseHTML: () => [{ tag: "td" }, { tag: "th", getAttrs: () => ({ header: true }) }],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs.header === true ? "th" : "td", HTMLAttributes, 0],
  ...role("tableCell", "cell"),
})
