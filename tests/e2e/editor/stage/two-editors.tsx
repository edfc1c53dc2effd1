import type { Editor } from "@tiptap/core"
import { TextSelection } from "@tiptap/pm/state"
import { useRef, useState } from "react"
import { flushSync } from "react-dom"
import { createRoot, type Root } from "react-dom/client"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { useComfort } from "#app/documents/editor/comfort.tsx"
import type { Connection } from "#app/documents/editor/connection.client.ts"
import { setLink } from "#app/documents/editor/link-commands.ts"
import { newEditor } from "#app/documents/editor/new-editor.client.ts"
import { type Withdrawn, withdrawnBy } from "#app/documents/editor/own-text.ts"
import { lineRole, readingLabels } from "#app/documents/editor/reading-labels.ts"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { ReadingText } from "#app/documents/editor/render.tsx"
import { Tools } from "#app/documents/editor/tools.tsx"
import comfort from "#app/i18n/messages/it/comfort.json"
import common from "#app/i18n/messages/it/common.json"
import documents from "#app/i18n/messages/it/documents.json"
import { createTranslate } from "#app/i18n/translate.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import "#app/ui/styles/ltr.scss"
import "#app/documents/editor/editor.scss"

/**
 * Two editors in one page, each with a copy of one text of its own. Nothing travels between them but when a
 * test says `exchange`: what is done before is done at once.
 */
const messages = { comfort, common, documents }
const t = createTranslate("it", messages)

type Side = {
  editor: Editor
  doc: Y.Doc
  withdrawn: Withdrawn[]
  tooLong: number
  breakages: number
  close: () => void
}
type Name = "a" | "b"

const sides = {} as Record<Name, Side>

const asConnection = (doc: Y.Doc, awareness: Awareness): Connection => ({
  doc,
  awareness,
  state: () => ({ saved: { kind: "saved", at: null }, isWritable: true, isSynced: true }),
  subscribe: () => () => {},
  onWithdrawn: () => () => {},
  unsavedLines: () => [],
  giveUp: () => {},
  destroy: () => {},
})

const placeIn = (name: Name, what: "text" | "tools"): HTMLElement => {
  const element = document.querySelector<HTMLElement>(`#${name} .${what}`)
  if (!element) throw new Error(`The page has no place for the ${what}`)
  return element
}

/** The tools with what opens under them, as the page has them. */
const ToolsOnStage = ({ name, editor }: { name: Name; editor: Editor }) => {
  // The first to listen is the first to be asked: the keys of the page are those of the first editor.
  const [text] = useState(() => ({ current: placeIn(name, "text") }))
  const bars = useRef<HTMLDivElement>(null)
  const nothing = () => {}
  const around = useComfort({ editor, isWritable: true, text, bars, onLink: nothing, onComment: undefined })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: as on the page
    <div className="ed-bars" ref={bars} onKeyDown={around.onBarKey}>
      <Tools
        {...{ editor, onFind: around.onFind, onHelp: around.onHelp }}
        isWritable
        onLink={nothing}
        pictures={{ offer: nothing, describe: nothing }}
      />
      {around.panel}
      {around.dialog}
    </div>
  )
}

const showTools = (name: Name, editor: Editor): Root => {
  const root = createRoot(placeIn(name, "tools"))
  // At once: the keys of the page are listened to when `open` returns, the first editor's first.
  flushSync(() =>
    root.render(
      <TranslationProvider value={{ locale: "it", messages, t }}>
        <ToolsOnStage name={name} editor={editor} />
      </TranslationProvider>,
    ),
  )
  return root
}

const newSide = (name: Name, client: number, first: Uint8Array): Side => {
  const doc = new Y.Doc()
  doc.clientID = client
  Y.applyUpdate(doc, first)
  const awareness = new Awareness(doc)
  awareness.setLocalStateField("user", { name: name === "a" ? "Anna" : "Bruno" })
  const counts = { withdrawn: [] as Withdrawn[], tooLong: 0, breakages: 0 }
  doc.on("afterTransaction", (transaction) => counts.withdrawn.push(...withdrawnBy(transaction, client)))
  const editor = newEditor({
    element: placeIn(name, "text"),
    connection: asConnection(doc, awareness),
    words: { label: `Testo di ${name}`, reading: readingLabels(t), roleOf: lineRole(t) },
    onBroken: () => {
      counts.breakages++
    },
    onTooLong: () => {
      counts.tooLong++
    },
  })
  const root = showTools(name, editor)
  const close = () => {
    root.unmount()
    editor.destroy()
    awareness.destroy()
    placeIn(name, "text").replaceChildren()
  }
  return Object.assign(counts, { editor, doc, close })
}

const placeOf = ({ state }: Editor, text: string): number => {
  let at = -1
  state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? "").indexOf(text) : -1
    if (at < 0 && index >= 0) at = pos + index
    return at < 0
  })
  if (at < 0) throw new Error(`"${text}" is not in the text`)
  return at
}

const textOf = ({ editor }: Side) => editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n")

const stage = {
  /** Opens both editors on one text, given as an update. */
  open: (first: number[]) => {
    for (const side of Object.values(sides)) side.close()
    const update = Uint8Array.from(first)
    sides.a = newSide("a", 10, update)
    sides.b = newSide("b", 20, update)
  },
  /** Puts the caret at words, some letters in, or selects them whole. */
  select: (name: Name, text: string, offset: number, over: boolean) => {
    const { editor } = sides[name]
    const at = placeOf(editor, text)
    const { tr, doc } = editor.state
    const to = over ? at + text.length : at + offset
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, over ? at : at + offset, to)))
    editor.view.focus()
  },
  /** Takes the keyboard back to where the caret is. */
  focus: (name: Name) => sides[name].editor.view.focus(),
  /** Takes away the right to write. */
  close: (name: Name) => sides[name].editor.setEditable(false),
  /** What the form under the toolbar does. */
  link: (name: Name, href: string) => {
    const { state, view } = sides[name].editor
    setLink(href)(state, view.dispatch)
  },
  /** Gives each what the other did, in one change each way. */
  exchange: () => {
    const { a, b } = sides
    const fromA = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))
    const fromB = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc))
    Y.applyUpdate(a.doc, fromB, "the other")
    Y.applyUpdate(b.doc, fromA, "the other")
  },
  text: (name: Name) => textOf(sides[name]),
  withdrawn: (name: Name) => sides[name].withdrawn.map(({ text }) => text),
  json: (name: Name) => sides[name].editor.state.doc.toJSON() as StoredNode,
  tooLong: (name: Name) => sides[name].tooLong,
  breakages: (name: Name) => sides[name].breakages,
  /** Breaks the view of the next change that comes from others. */
  breakNext: (name: Name) => {
    const { editor } = sides[name]
    const { updateState } = editor.view
    editor.view.updateState = () => {
      editor.view.updateState = updateState
      throw new Error("broken on purpose")
    }
  },
  /** Shows the text of one as the reading page does. */
  read: (name: Name) => {
    const place = document.querySelector("#reading")
    const content = sides[name].editor.state.doc.toJSON() as StoredNode
    if (place) createRoot(place).render(<ReadingText content={content} labels={readingLabels(t)} />)
  },
}

export type Stage = typeof stage
Object.assign(globalThis, { stage })
