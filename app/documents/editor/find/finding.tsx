import type { Editor } from "@tiptap/core"
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react"
import { gatherTyped } from "../keys/gather-typed.client.ts"
import type { PageActs } from "../keys/use-page-keys.client.ts"
import type { Sought } from "./find-panel.tsx"
import type { Step } from "./use-found.client.ts"

const load = async () => ({ default: (await import("./find-panel.tsx")).FindPanel })
const FindPanel = lazy(load)

/** The panel's script is fetched once the page has nothing more urgent to do. */
const FETCH_AFTER_MS = 3000

const NOTHING: Sought = {
  words: "",
  replacement: "",
  matchCase: false,
  wholeWords: false,
  matchAccents: false,
}

/** Selected words are what one looks for, as long as they are a few of one line. */
const selectedWords = ({ state }: Editor): string => {
  const { from, to, $from, $to } = state.selection
  return $from.sameParent($to) && to - from < 100 ? state.doc.textBetween(from, to) : ""
}

/** Find and replace: the panel, which comes with its first use, and the keys and the tool that ask for it. */
export const useFinding = (editor: Editor | null, isWritable: boolean) => {
  const [open, setOpen] = useState<{ withReplace: boolean; asked: number; typed: boolean } | null>(null)
  const [sought, setSought] = useState(NOTHING)
  const stepping = useRef<((by: Step) => void) | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => {}), FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  const gathering = useRef(() => {})
  useEffect(() => () => gathering.current(), [])
  const ask = useCallback(
    (withReplace: boolean) => {
      if (!editor) return
      const words = editor.isFocused ? selectedWords(editor) : ""
      // What is typed before the panel is there must not go into the text.
      editor.view.dom.blur()
      setSought((before) => (words === "" ? before : { ...before, words }))
      setOpen((before) => ({
        withReplace: withReplace || before?.withReplace === true,
        asked: (before?.asked ?? 0) + 1,
        typed: false,
      }))
      gathering.current()
      if (stepping.current) return
      gathering.current = gatherTyped((typed) => {
        setSought((before) => ({ ...before, words: typed }))
        setOpen((before) => before && { ...before, typed: true })
      })
    },
    [editor],
  )
  const close = useCallback(() => {
    stepping.current = null
    gathering.current()
    setOpen(null)
  }, [])
  const step = (by: Step) => () => (stepping.current ? stepping.current(by) : ask(false))
  const acts: PageActs = {
    find: () => ask(false),
    replace: () => ask(true),
    findNext: step(1),
    findPrevious: step(-1),
  }
  const panel: ReactNode =
    editor && open ? (
      <Suspense>
        <FindPanel
          {...{ editor, isWritable, sought, stepping, ...open }}
          onShown={gathering.current}
          onChange={setSought}
          onClose={close}
        />
      </Suspense>
    ) : null
  return { acts, panel, isOpen: open !== null, ask }
}
