import type { Editor } from "@tiptap/core"
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react"
import { type Connection, type ConnectionState, connect } from "./connection.client.ts"
import type { Withdrawn } from "./own-text.ts"
import { hasUnsaved } from "./saved-state.ts"
import { type WithdrawnWords, withMore, without, worthShowing } from "./withdrawn-words.ts"

/** A connection to a document for as long as the part is on the page; null before. */
export const useConnection = (documentId: string, epoch: number, mayWrite: boolean): Connection | null => {
  const [connection, setConnection] = useState<Connection | null>(null)
  // Before the browser paints, so that the page does not blink.
  useLayoutEffect(() => {
    const opened = connect({ documentId, epoch, mayWrite })
    setConnection(opened)
    return () => {
      setConnection(null)
      opened.destroy()
    }
  }, [documentId, epoch, mayWrite])
  return connection
}

/** One fact of what the connection says. With each letter what is saved changes, this only when the fact does. */
export const useConnectionFact = (connection: Connection, read: (state: ConnectionState) => boolean) =>
  useSyncExternalStore(connection.subscribe, () => read(connection.state()))

/**
 * Something read from the editor, anew after each transaction.
 * @param read must be the same function from one rendering to the next
 */
export const useEditorValue = <T>(editor: Editor, read: (editor: Editor) => T): T => {
  const last = useRef<{ key: string; value: T } | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener)
      return () => void editor.off("transaction", listener)
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => {
    const value = read(editor)
    const key = JSON.stringify(value)
    if (last.current?.key !== key) last.current = { key, value }
    return last.current.value
  })
}

/** Something read from the editor a while after it has come to rest; for what is long to read. */
export const useSettledValue = <T>(editor: Editor, read: (editor: Editor) => T, pause: number): T => {
  const [value, setValue] = useState(() => read(editor))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setValue(read(editor)), pause)
    }
    setValue(read(editor))
    editor.on("update", later)
    return () => {
      clearTimeout(timer)
      editor.off("update", later)
    }
  }, [editor, read, pause])
  return value
}

/** How long a passage is left to grow before it is shown: others delete letter by letter. */
const GATHER_MS = 1200

/** Own words that others took out of the text, until they are dealt with. */
export const useWithdrawn = (connection: Connection) => {
  const [words, setWords] = useState<WithdrawnWords>([])
  useEffect(() => {
    let waiting: Withdrawn[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      const taken = waiting
      waiting = []
      setWords((before) => withMore(before, taken))
    }
    const stop = connection.onWithdrawn((taken) => {
      waiting.push(...taken)
      clearTimeout(timer)
      timer = setTimeout(show, GATHER_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [connection])
  const dismiss = useCallback((one: Withdrawn) => setWords((before) => without(before, one)), [])
  return { words: worthShowing(words), dismiss }
}

/** The browser asks before it leaves a page with changes that are not saved, or with files on their way. */
export const useLeaveWarning = ({ state }: Connection, isSending: boolean) => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isSending || hasUnsaved(state().saved)) event.preventDefault()
    }
    addEventListener("beforeunload", ask)
    return () => removeEventListener("beforeunload", ask)
  }, [state, isSending])
}
