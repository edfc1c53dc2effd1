import type { Editor } from "@tiptap/core"
import type { Plugin } from "@tiptap/pm/state"
import { type RefObject, useEffect, useRef, useState } from "react"
import type { Connection } from "./connection.client.ts"
import { keepBlockIds } from "./keep-block-ids.client.ts"
import { type EditorWords, newEditor } from "./new-editor.client.ts"
import { linesOf } from "./own-text.ts"
import { FIELD } from "./schema-version.ts"

/** More breakages than this within the span, and the page gives up writing. */
const MOST_BREAKAGES = 3
const SPAN_MS = 10_000

type Options = {
  /** What stands over the text: the passages that are commented, the mentions. */
  plugins: readonly Plugin[]
  pictures: Plugin
  connection: Connection
  isSynced: boolean
  isWritable: boolean
  words: EditorWords
  /** `lines`: what was on the page and is not in the shared text. */
  onRebuilt: (lines: string[]) => void
  onTooLong: () => void
}

/** Lines that the view shows and the shared text does not have. */
const missingLines = ({ state }: Editor, { doc }: Connection): string[] => {
  const shared = new Set(linesOf(doc.getXmlFragment(FIELD)))
  const missing: string[] = []
  state.doc.descendants((node) => {
    const words = node.isTextblock ? node.textBetween(0, node.content.size) : ""
    if (words !== "" && !shared.has(words)) missing.push(words)
    return !node.isTextblock
  })
  return missing
}

/**
 * An editor in the element of `place`, from the moment the text has arrived. When something breaks between
 * the text and its view, the view is made anew from the text.
 */
export const useEditor = (place: RefObject<HTMLElement>, options: Options): Editor | null => {
  const { connection, isSynced, isWritable } = options
  const [editor, setEditor] = useState<Editor | null>(null)
  const [generation, setGeneration] = useState(0)
  const latest = useRef(options)
  latest.current = options
  const breakages = useRef<number[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is a new view of the same text
  useEffect(() => {
    const element = place.current
    if (!element || !isSynced) return
    let isBroken = false
    const onBroken = (error: unknown, isOwn: boolean) => {
      if (isBroken) return
      isBroken = true
      // biome-ignore lint/suspicious/noConsole: the operator of the page is to find it
      console.warn("The view of the text broke and is made anew", error)
      const now = Date.now()
      breakages.current = [...breakages.current.filter((at) => at > now - SPAN_MS), now]
      if (breakages.current.length > MOST_BREAKAGES) return connection.giveUp()
      // Not within the change that broke it.
      setTimeout(() => {
        latest.current.onRebuilt(isOwn && made ? missingLines(made, connection) : [])
        setGeneration((before) => before + 1)
      }, 0)
    }
    const { words, plugins, pictures } = latest.current
    let made: Editor | null = null
    try {
      made = newEditor({
        ...{ element, connection, words, plugins, pictures, onBroken },
        onTooLong: () => latest.current.onTooLong(),
      })
      setEditor(made)
    } catch (error) {
      onBroken(error, false)
    }
    const stopKeeping = keepBlockIds(connection)
    return () => {
      stopKeeping()
      setEditor(null)
      made?.destroy()
      element.replaceChildren()
    }
  }, [connection, isSynced, generation, place])

  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.setEditable(isWritable, false)
  }, [editor, isWritable])
  return editor
}
