import type { Editor } from "@tiptap/core"
import { type RefObject, useEffect } from "react"
import { keyboardHeight, scrollToShow } from "./room.ts"

const MARGIN_PX = 12

const keyboardOf = (viewport: VisualViewport): number =>
  keyboardHeight({
    top: viewport.offsetTop,
    height: viewport.height,
    page: innerHeight,
    scale: viewport.scale,
  })

const caretBox = ({ view, state }: Editor) => {
  const { top, bottom } = view.coordsAtPos(state.selection.head)
  return { top, bottom }
}

/** Scrolls until the line of the caret stands between the upper edge of what is seen and the bars. */
const showCaret = (editor: Editor, viewport: VisualViewport, bars: HTMLElement) => {
  if (editor.isDestroyed || !editor.isFocused) return
  const below = viewport.offsetTop + viewport.height - bars.offsetHeight
  const by = scrollToShow(caretBox(editor), { top: viewport.offsetTop, bottom: below }, MARGIN_PX)
  if (by !== 0) scrollBy({ top: by, behavior: "instant" })
}

/**
 * While a keyboard covers part of the screen, the bars stand on it, within reach of the thumb, and the caret
 * stays above them. Browsers lay the page out as if the keyboard were not there.
 */
export const useTouchKeyboard = (bars: RefObject<HTMLElement>, editor: Editor | null): void => {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport || !editor) return
    let frame = 0
    const place = () => {
      frame = 0
      const element = bars.current
      if (!element) return
      const height = keyboardOf(viewport)
      const isOpen = height > 0 && document.activeElement !== null && !isElsewhere(element, editor)
      element.classList.toggle("on-keyboard", isOpen)
      element.style.setProperty("--keyboard", `${isOpen ? height : 0}px`)
      document.documentElement.classList.toggle("has-keyboard", isOpen)
      if (isOpen) showCaret(editor, viewport, element)
    }
    const later = () => {
      frame ||= requestAnimationFrame(place)
    }
    viewport.addEventListener("resize", later)
    viewport.addEventListener("scroll", later)
    editor.on("selectionUpdate", later)
    editor.on("focus", later)
    editor.on("blur", later)
    return () => {
      cancelAnimationFrame(frame)
      viewport.removeEventListener("resize", later)
      viewport.removeEventListener("scroll", later)
      editor.off("selectionUpdate", later)
      editor.off("focus", later)
      editor.off("blur", later)
      document.documentElement.classList.remove("has-keyboard")
    }
  }, [bars, editor])
}

/** Whether one writes somewhere else in the page: a comment, in its own sheet. */
const isElsewhere = (bars: HTMLElement, editor: Editor): boolean => {
  const at = document.activeElement
  return at !== document.body && !bars.contains(at) && !editor.view.dom.contains(at)
}
