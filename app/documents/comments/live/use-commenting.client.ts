import type { Editor } from "@tiptap/core"
import { useCallback, useEffect, useMemo, useState } from "react"
import type { Connection } from "../../editor/connection.client.ts"
import type { Commenting } from "./comments-panel.tsx"
import { chosenIn } from "./editor-passages.ts"
import { newPassages, type PassagesOfEditor } from "./passages-plugin.ts"
import { keptDraft } from "./use-draft.client.ts"
import { useTalk } from "./use-talk.client.ts"

const NARROW = "(max-width: 1099px)"

/** The passages of one connection's editors. */
export const usePassages = (epoch: number): PassagesOfEditor => useMemo(() => newPassages(epoch), [epoch])

type Options = {
  editor: Editor | null
  connection: Connection
  passages: PassagesOfEditor
  epoch: number
  home: string
}

/** What the page of the editor does with comments, and how one is begun. */
export const useCommenting = (options: Options): Commenting & { begin: () => void } => {
  const { editor, connection, passages, epoch, home } = options
  const talk = useTalk(`${home}/comments/beside`, connection.awareness)
  const draftName = `comment ${home}`
  const [begun, setBegun] = useState<Commenting["begun"]>(() => {
    const kept = keptDraft(draftName)
    return kept && { chosen: kept.chosen }
  })
  useEffect(() => {
    if (editor && !editor.isDestroyed) passages.show(editor.view, talk.threads)
  }, [editor, passages, talk.threads])
  const begin = useCallback(() => {
    if (!editor) return
    setBegun({ chosen: chosenIn(editor.state, epoch) })
    if (matchMedia(NARROW).matches) location.hash = "comments"
  }, [editor, epoch])
  const onDone = useCallback(() => setBegun(null), [])
  return { talk, passages, begun, draftName, begin, onDone }
}
