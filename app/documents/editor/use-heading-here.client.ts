import type { Editor } from "@tiptap/core"
import { useEffect, useRef, useState } from "react"
import { headingAt, type OutlineEntry } from "./outline.ts"
import { visibleRange } from "./visible-range.ts"

/** A heading counts as reached this far below the bars. */
const REACHED_PX = 48

const underBars = (): number =>
  (document.querySelector(".ed-bars")?.getBoundingClientRect().bottom ?? 0) + REACHED_PX

/**
 * The id of the heading that one is under: where the caret is, as long as one sees it; after scrolling away from
 * it, where the page is.
 */
export const useHeadingHere = (editor: Editor, outline: readonly OutlineEntry[]): string | null => {
  const [here, setHere] = useState<string | null>(null)
  const entries = useRef(outline)
  entries.current = outline
  const follow = useRef<() => void>(() => {})
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      if (editor.isDestroyed) return
      const { head } = editor.state.selection
      const inSight = visibleRange(editor.view, 0)
      const isCaret = editor.isFocused && head >= inSight.from && head <= inSight.to
      const place = isCaret ? head : visibleRange(editor.view, 0, underBars()).from
      setHere(headingAt(entries.current, place)?.id ?? null)
    }
    const later = () => {
      frame ||= requestAnimationFrame(look)
    }
    follow.current = later
    later()
    editor.on("selectionUpdate", later)
    addEventListener("scroll", later, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      editor.off("selectionUpdate", later)
      removeEventListener("scroll", later)
    }
  }, [editor])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other headings, another one may be it
  useEffect(() => follow.current(), [outline])
  return here
}
