import type { Editor } from "@tiptap/core"
import { useCallback, useEffect, useRef, useState } from "react"
import { foundIn, showFound } from "./find-plugin.ts"
import type { Query } from "./matching.ts"
import { replaceFound } from "./replace.ts"
import { type Match, matchFrom, newSearch } from "./search-text.ts"

/** After others' changes and one's own, the text is read again when it has come to rest for so long. */
const PAUSE_MS = 150

export type Step = 1 | -1
/** How many there are, which one is meant (from 0; -1: none), and its line. */
export type Count = { total: number; active: number; line: string }

const NONE: Count = { total: 0, active: -1, line: "" }

/** Brings the one that is meant to the middle of the page, where no bar stands over it. */
const reveal = () => document.querySelector(".sought.on")?.scrollIntoView({ block: "center" })

const lineAt = ({ state }: Editor, match: Match | undefined): string =>
  match ? state.doc.resolve(match.from).parent.textContent.slice(0, 200) : ""

/** What a text has of what is looked for, marked in it and kept right while people write. */
export const useFound = (editor: Editor, query: Query) => {
  const [search] = useState(newSearch)
  const [count, setCount] = useState<Count>(NONE)
  // Where one was when one began to look: more letters of the same word do not lead further and further.
  const start = useRef(editor.state.selection.from)

  const show = useCallback(
    (matches: readonly Match[], active: number) => {
      showFound(editor.view, matches, active)
      setCount({ total: matches.length, active, line: lineAt(editor, matches[active]) })
    },
    [editor],
  )
  const refresh = useCallback(() => {
    if (editor.isDestroyed) return
    const matches = search(editor.state.doc, query)
    const { place } = foundIn(editor.state)
    show(matches, matchFrom(matches, place?.from ?? start.current))
  }, [editor, query, search, show])

  const step = useCallback(
    (by: Step) => {
      refresh()
      const { matches, active } = foundIn(editor.state)
      if (matches.length === 0) return
      const next = (active + by + matches.length) % matches.length
      start.current = matches[next]?.from ?? 0
      show(matches, next)
      reveal()
    },
    [editor, refresh, show],
  )
  /** Replaces all, or the one that is meant and goes on to the next. Returns how many it replaced. */
  const replace = useCallback(
    (words: string, isAll: boolean): { done: number; fixed: number } => {
      refresh()
      const { matches, active } = foundIn(editor.state)
      const meant = isAll ? matches : matches.slice(active, active + 1)
      const done = active < 0 ? 0 : replaceFound(editor.view, meant, words)
      const fixed = editor.view.editable ? meant.filter(({ isFixed }) => isFixed).length : 0
      const at = meant[0]?.from ?? start.current
      const rest = search(editor.state.doc, query)
      show(rest, matchFrom(rest, isAll || done === 0 ? at : at + words.length))
      if (!isAll) reveal()
      return { done, fixed }
    },
    [editor, query, refresh, search, show],
  )

  useEffect(() => {
    const matches = search(editor.state.doc, query)
    show(matches, matchFrom(matches, start.current))
    reveal()
  }, [editor, query, search, show])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(refresh, PAUSE_MS)
    }
    editor.on("update", later)
    return () => {
      clearTimeout(timer)
      editor.off("update", later)
    }
  }, [editor, refresh])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) showFound(editor.view, [], -1)
    },
    [editor],
  )
  return { count, step, replace }
}
