import { yCursorPlugin } from "@tiptap/y-tiptap"
import type { Awareness } from "y-protocols/awareness"
import { colourOf } from "../../ui/person.tsx"

const NAME_SHOWN_MS = 2000

/** Turns the name to the other side where it would leave the text at the far end of the line. */
const keepInside = (caret: HTMLElement, name: HTMLElement) => {
  const text = caret.closest(".ProseMirror")?.getBoundingClientRect()
  const box = name.getBoundingClientRect()
  const isRightToLeft = getComputedStyle(caret).direction === "rtl"
  if (text && (isRightToLeft ? box.left < text.left : box.right > text.right)) caret.classList.add("at-edge")
}

/**
 * The caret of somebody else: the editor makes a new one each time it moves, so the name shows for two
 * seconds from then on, and under the pointer. Screen readers are not told.
 */
const caretElement = (user: { name?: unknown }): HTMLElement => {
  const text = typeof user.name === "string" ? user.name : ""
  const caret = document.createElement("span")
  caret.className = `caret ${colourOf(text)}`
  caret.setAttribute("aria-hidden", "true")
  const name = caret.appendChild(document.createElement("b"))
  name.className = "caret-name"
  name.dir = "auto"
  name.textContent = text
  requestAnimationFrame(() => keepInside(caret, name))
  setTimeout(() => caret.classList.add("mute"), NAME_SHOWN_MS)
  return caret
}

/** The others' carets and selections, named by the server's awareness field `user`. */
export const caretsPlugin = (awareness: Awareness) =>
  yCursorPlugin(awareness, {
    cursorBuilder: caretElement,
    selectionBuilder: (user: { name?: unknown }) => ({
      class: `caret-selection ${colourOf(typeof user.name === "string" ? user.name : "")}`,
    }),
  })
