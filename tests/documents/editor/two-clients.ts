import { type Command, EditorState, TextSelection, type Transaction } from "@tiptap/pm/state"
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { mendBlockIds } from "#app/documents/editor/block-ids.ts"
import { blockIdsPlugin } from "#app/documents/editor/block-ids-plugin.ts"
import { type Withdrawn, withdrawnBy } from "#app/documents/editor/own-text.ts"
import { schema } from "#app/documents/editor/schema.ts"
import { FIELD } from "#app/documents/editor/schema-version.ts"
import { tablePlugin } from "#app/documents/editor/table-plugin.ts"

type Meta = ReturnType<typeof initProseMirrorDoc>["meta"]

/** An editor without a page: the same state, plugins and writing into the shared text as the real one. */
export class Client {
  readonly doc = new Y.Doc()
  readonly withdrawn: Withdrawn[] = []
  state: EditorState
  private meta: Meta
  private born = 0

  constructor(clientID: number, first: Uint8Array) {
    this.doc.clientID = clientID
    Y.applyUpdate(this.doc, first)
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema)
    this.meta = meta
    const newId = () => `b-new-${clientID}-${this.born++}`
    this.state = EditorState.create({ schema, doc, plugins: [blockIdsPlugin(newId), tablePlugin()] })
    this.doc.on("afterTransaction", (transaction) =>
      this.withdrawn.push(...withdrawnBy(transaction, clientID)),
    )
  }

  get fragment() {
    return this.doc.getXmlFragment(FIELD)
  }

  dispatch = (transaction: Transaction) => {
    this.state = this.state.apply(transaction)
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, this.state.doc, this.meta), "editor")
  }

  /** Runs a command at the caret or selection; fails if it does not apply. */
  run(command: Command) {
    if (!command(this.state, this.dispatch)) throw new Error("The command does not apply here")
  }

  /** Where a text stands; the caret is put there, or over it. */
  select(text: string, { over = false, offset = 0 } = {}) {
    let at = -1
    this.state.doc.descendants((node, pos) => {
      const index = node.isText ? (node.text ?? "").indexOf(text) : -1
      if (at < 0 && index >= 0) at = pos + index
      return at < 0
    })
    if (at < 0) throw new Error(`"${text}" is not in the text`)
    const from = at + offset
    const to = over ? at + text.length : from
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)))
  }

  type(text: string) {
    this.dispatch(this.state.tr.insertText(text))
  }

  get words(): string {
    return this.state.doc.textBetween(0, this.state.doc.content.size, "\n")
  }

  /** Reads the shared text anew, as the editor does after others' changes. */
  refresh() {
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema)
    this.meta = meta
    this.state = EditorState.create({ schema, doc, plugins: this.state.plugins })
  }
}

/** Gives two clients each other's changes. */
export const exchange = (a: Client, b: Client) => {
  const fromA = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))
  const fromB = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))
  Y.applyUpdate(a.doc, fromB)
  Y.applyUpdate(b.doc, fromA)
  a.refresh()
  b.refresh()
}

/** Exchanges and mends until nothing is left to do; returns how many rounds it took. */
export const settle = (clients: Client[], most = 10): number => {
  for (let round = 1; round <= most; round++) {
    for (const a of clients) for (const b of clients) if (a !== b) exchange(a, b)
    const mended = clients.map((client) => mendBlockIds(client.fragment, "ids"))
    for (const client of clients) client.refresh()
    if (mended.every((count) => count === 0)) return round
  }
  throw new Error("The clients do not come to rest")
}

type Row = { type: string; attrs?: Record<string, unknown>; content?: unknown[] }

/** A first update from ProseMirror's JSON. */
export const firstState = (content: Row[]): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = 1
  const node = schema.nodeFromJSON({ type: "doc", content })
  updateYFragment(doc, doc.getXmlFragment(FIELD), node, { mapping: new Map(), isOMark: new Map() })
  return Y.encodeStateAsUpdate(doc)
}

let lines = 0
/** A line of stored text. */
export const line = (text: string, attrs: Record<string, unknown> = {}): Row => ({
  type: "paragraph",
  attrs: { id: `b-line-${lines++}`, ...attrs },
  ...(text === "" ? {} : { content: [{ type: "text", text }] }),
})

export const table = (rows: string[][]): Row => ({
  type: "table",
  attrs: { id: "b-table" },
  content: rows.map((cells) => ({
    type: "tableRow",
    content: cells.map((text) => ({ type: "tableCell", content: [line(text)] })),
  })),
})
