import type { Editor } from "@tiptap/core"
import { type RefObject, useEffect, useRef, useState } from "react"
import type { Connection } from "./connection.client.ts"
import { keepBlockIds } from "./keep-block-ids.client.ts"
import { type EditorWords, newEditor } from "./new-editor.client.ts"

/** More breakages than this within the span, and the page gives up writing. */
const MOST_BREAKAGES = 3
const SPAN_MS = 10_000

type Options = {
  connection: Connection
  isSynced: boolean
  isWritable: boolean
  words: EditorWords
  onRebuilt: () => void
  onTooLong: () => void
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
    const onBroken = (error: unknown) => {
      if (isBroken) return
      isBroken = true
      // biome-ignore lint/suspicious/noConsole: the operator of the page is to find it
      console.warn("The view of the text broke and is made anew", error)
      const now = Date.now()
      breakages.current = [...breakages.current.filter((at) => at > now - SPAN_MS), now]
      if (breakages.current.length > MOST_BREAKAGES) return connection.giveUp()
      // Not within the change that broke it.
      setTimeout(() => {
        setGeneration((before) => before + 1)
        latest.current.onRebuilt()
      }, 0)
    }
    const { words } = latest.current
    let made: Editor | null = null
    try {
      made = newEditor({ element, connection, words, onBroken, onTooLong: () => latest.current.onTooLong() })
      setEditor(made)
    } catch (error) {
      onBroken(error)
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
