import type { Editor } from "@tiptap/core"
import { useEffect, useState } from "react"
import { type Count, countSelected, linesOf, NOTHING, newCounter, newLineCounter, sumOf } from "./counting.ts"

/** Nothing is counted while somebody types. */
const PAUSE_MS = 500
/** The longest that counting keeps the page from answering. */
const SLICE_MS = 8

export type Counted = { whole: Count; selected: Count | null }

/** How many words a text has, and what is selected of it: read in slices, at rest, and only what changed. */
export const useCount = (editor: Editor, language: string): Counted | null => {
  const [counted, setCounted] = useState<Counted | null>(null)
  useEffect(() => {
    const counter = newLineCounter(newCounter(language))
    let timer: ReturnType<typeof setTimeout> | undefined
    const finish = () => {
      const { doc, selection } = editor.state
      const whole = linesOf(doc).reduce((sum, line) => sumOf(sum, counter.whole(line)), NOTHING)
      setCounted({ whole, selected: selection.empty ? null : countSelected(doc, selection.ranges, counter) })
    }
    const slice = () => {
      if (editor.isDestroyed) return
      const until = performance.now() + SLICE_MS
      for (const line of linesOf(editor.state.doc)) {
        if (counter.knows(line)) continue
        counter.whole(line)
        if (performance.now() > until) {
          timer = setTimeout(slice, SLICE_MS)
          return
        }
      }
      finish()
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(slice, PAUSE_MS)
    }
    slice()
    editor.on("update", later)
    editor.on("selectionUpdate", later)
    return () => {
      clearTimeout(timer)
      editor.off("update", later)
      editor.off("selectionUpdate", later)
    }
  }, [editor, language])
  return counted
}
