import { Editor, Extension } from "@tiptap/core"
import { Collaboration } from "@tiptap/extension-collaboration"
import { gapCursor } from "@tiptap/pm/gapcursor"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { BindingGuard, type OnBroken } from "./binding-guard.ts"
import { blockIdsPlugin } from "./block-ids-plugin.ts"
import { CaretKeeper } from "./caret-keeper.ts"
import { caretsPlugin } from "./carets.client.ts"
import { clipboardPlugin } from "./clipboard.ts"
import type { Connection } from "./connection.client.ts"
import { findPlugin } from "./find/find-plugin.ts"
import { LineKeys } from "./line-keys.ts"
import { LineNode, type LineRole } from "./line-node.ts"
import type { ReadingLabels } from "./reading-tree.ts"
import { schemaExtensions } from "./schema.ts"
import { FIELD } from "./schema-version.ts"
import { tableDirectionPlugin } from "./table-direction.ts"
import { tablePlugin, tableRepairPlugin } from "./table-plugin.ts"

const ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
const REPAIR_PAUSE_MS = 1500

const newBlockId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `b-${[...bytes].map((byte) => ID_LETTERS[byte % 32]).join("")}`
}

/** One editor of all that are open mends what concerns everybody: the one with the smallest number. */
const isMine = ({ awareness, doc }: Connection) =>
  Math.min(...awareness.getStates().keys(), doc.clientID) === doc.clientID

export type EditorWords = {
  label: string
  reading: ReadingLabels
  roleOf: LineRole
}

export type NewEditor = {
  /** What stands over the text: the passages that are commented, the mentions. They have the keys first. */
  plugins?: readonly Plugin[]
  /** Takes pictures that are pasted and dropped. */
  pictures?: Plugin
  element: HTMLElement
  connection: Connection
  words: EditorWords
  /** Something broke between the shared text and the view: the view is to be made anew. */
  onBroken: OnBroken
  onTooLong: () => void
}

const readOnlyPlugin = ({ state }: Connection) =>
  new Plugin({
    key: new PluginKey("read-only"),
    props: { attributes: () => ({ "aria-readonly": String(!state().isWritable) }) },
  })

/** Before the keys of lines: Enter takes what is chosen in a list, and begins no line. */
const pagePlugins = ({ plugins = [] }: NewEditor) =>
  Extension.create({ name: "page", priority: 1500, addProseMirrorPlugins: () => [...plugins] })

const ourPlugins = ({ connection, words, pictures, onTooLong }: NewEditor) =>
  Extension.create({
    name: "ours",
    addProseMirrorPlugins: () => [
      blockIdsPlugin(newBlockId),
      ...(pictures ? [pictures] : []),
      clipboardPlugin(words.reading, onTooLong, newBlockId),
      findPlugin(),
      caretsPlugin(connection.awareness),
      readOnlyPlugin(connection),
      gapCursor(),
      tablePlugin(),
      tableDirectionPlugin(),
      tableRepairPlugin(() => isMine(connection), REPAIR_PAUSE_MS),
    ],
  })

/** An editor on a connection's text, in an element of the page. To be destroyed. */
export const newEditor = (options: NewEditor): Editor =>
  new Editor({
    element: options.element,
    injectCSS: false,
    editable: options.connection.state().isWritable,
    enablePasteRules: false,
    coreExtensionOptions: { tabindex: { value: "0" } },
    extensions: [
      ...schemaExtensions.map((one) =>
        one === LineNode ? LineNode.configure({ roleOf: options.words.roleOf }) : one,
      ),
      LineKeys,
      Collaboration.configure({ document: options.connection.doc, field: FIELD }),
      CaretKeeper,
      BindingGuard.configure({ onBroken: options.onBroken }),
      pagePlugins(options),
      ourPlugins(options),
    ],
    editorProps: {
      attributes: {
        class: "doc",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.words.label,
      },
    },
  })
