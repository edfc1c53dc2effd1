import { Editor } from "@tiptap/core"
import { Collaboration } from "@tiptap/extension-collaboration"
import * as Y from "yjs"
import { schemaExtensions } from "#app/documents/editor/schema.ts"
import { FIELD } from "#app/documents/editor/schema-version.ts"

/** TipTap on a shared text and nothing else: no plugin, no page, no network, no style of ours. */
const open = async () => {
  const answer = await fetch(`/text${location.search}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()))
  new Editor({
    element: document.querySelector("#text"),
    injectCSS: false,
    extensions: [...schemaExtensions, Collaboration.configure({ document: doc, field: FIELD })],
    editorProps: { attributes: { "aria-label": "Testo del documento" } },
  })
}

void open()
