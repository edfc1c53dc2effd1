import type { Node } from "@tiptap/pm/model"
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { pictureCode } from "../../pictures/picture-address.ts"
import { isChangeFromOthers } from "../change-origin.ts"
import { type SelectedPicture, selectedPicture } from "./picture-commands.ts"

/** What the page of the editor does about pictures. */
export type PictureDoor = {
  /** Files were chosen, pasted or dropped. */
  offer: (files: readonly File[]) => void
  /** This picture of the text is to be described anew. */
  describe: (picture: SelectedPicture) => void
  /** Addresses that came in with a copy: they may be another text's. */
  check: (addresses: readonly string[], view: EditorView) => void
}

/** The files of a clipboard or a drop that a picture can be made of; none where they come beside words. */
const filesOf = (data: DataTransfer | null): File[] => {
  const files = [...(data?.files ?? [])]
  if (files.length === 0) return []
  const html = data?.getData("text/html") ?? ""
  const words = html.replace(/<[^>]*>/g, "").trim()
  // Copying from a page or an office brings the words too, and with them a picture of how they look.
  return words === "" && (data?.getData("text/plain") ?? "") === "" ? files : []
}

const addressesIn = (doc: Node): Set<string> => {
  const found = new Set<string>()
  doc.forEach((node) => {
    if (node.type.name === "image" && pictureCode(node.attrs.src)) found.add(String(node.attrs.src))
  })
  return found
}

const isBrought = (transaction: Transaction) =>
  transaction.docChanged &&
  !isChangeFromOthers(transaction) &&
  ["paste", "drop"].includes(String(transaction.getMeta("uiEvent")))

const newAddresses = (before: EditorState, after: EditorState): string[] => {
  const known = addressesIn(before.doc)
  return [...addressesIn(after.doc)].filter((address) => !known.has(address))
}

/** Pictures that are pasted and dropped, and the keys of one that is selected. */
export const picturesPlugin = (door: PictureDoor): Plugin => {
  let brought: string[] = []
  return new Plugin({
    key: new PluginKey("pictures"),
    view: () => ({
      update: (view) => {
        const addresses = brought
        brought = []
        if (addresses.length > 0) door.check(addresses, view)
      },
    }),
    props: {
      handlePaste: (view, event) => {
        const files = filesOf(event.clipboardData)
        if (files.length === 0 || !view.editable) return false
        door.offer(files)
        return true
      },
      handleDrop: (view, event, _slice, moved) => {
        const files = moved ? [] : filesOf((event as DragEvent).dataTransfer)
        if (files.length === 0 || !view.editable) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (place)
          view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))))
        door.offer(files)
        return true
      },
      handleKeyDown: (view, event) => {
        const picture = event.key === "Enter" && view.editable ? selectedPicture(view.state) : null
        if (picture) door.describe(picture)
        return picture !== null
      },
    },
    appendTransaction: (transactions, before, after) => {
      if (transactions.some(isBrought)) brought.push(...newAddresses(before, after))
      return null
    },
  })
}
