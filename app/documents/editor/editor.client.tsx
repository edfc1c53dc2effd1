import "./editor.scss"
import type { Editor } from "@tiptap/core"
import { type RefObject, useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Presence } from "../../ui/editor-shell.tsx"
import type { Connection } from "./connection.client.ts"
import { EditorFrame, type EditorPageProps } from "./editor-frame.tsx"
import { useConnection, useConnectionState, useLeaveWarning, useLinkKey } from "./editor-hooks.client.ts"
import { Here } from "./here.tsx"
import { LinkForm } from "./link-form.tsx"
import { LiveNotices } from "./live-notices.tsx"
import { LiveOutline } from "./live-outline.tsx"
import { usePeople } from "./presence.client.ts"
import { lineRole, readingLabels } from "./reading-labels.ts"
import type { StoredNode } from "./reading-tree.ts"
import { ReadingText } from "./render.tsx"
import { SavedLine } from "./saved-line.tsx"
import { hasUnsaved } from "./saved-state.ts"
import { Shortcuts, showShortcuts } from "./shortcuts.tsx"
import { Tools } from "./tools.tsx"
import { useEditor } from "./use-editor.client.ts"

type Props = EditorPageProps & { initialText: StoredNode | null }

const useWords = () => {
  const { t } = useTranslation()
  return useMemo(
    () => ({ label: t("documents.editor.text_label"), reading: readingLabels(t), roleOf: lineRole(t) }),
    [t],
  )
}

/** The editor of a connection, and what it has to say meanwhile. */
const useLiveEditor = (connection: Connection, place: RefObject<HTMLElement>) => {
  const { t } = useTranslation()
  const { isSynced, isWritable } = useConnectionState(connection)
  const [passing, setPassing] = useState<string | null>(null)
  const editor = useEditor(place, {
    connection,
    isSynced,
    isWritable,
    words: useWords(),
    onRebuilt: () => setPassing(t("documents.editor.rebuilt")),
    onTooLong: () => setPassing(t("documents.editor.paste_too_long")),
  })
  return { editor, passing, onRead: () => setPassing(null) }
}

type BarsProps = {
  editor: Editor
  isWritable: boolean
  isLinking: boolean
  setLinking: (is: boolean) => void
}

const Bars = ({ editor, isWritable, isLinking, setLinking }: BarsProps) => (
  <div className="ed-bars">
    <Tools editor={editor} isWritable={isWritable} onLink={() => setLinking(isWritable)} />
    {isLinking ? <LinkForm editor={editor} onClose={() => setLinking(false)} /> : null}
  </div>
)

const FirstPaint = ({ text }: { text: StoredNode | null }) => {
  const { t } = useTranslation()
  return <div className="doc">{text ? <ReadingText content={text} labels={readingLabels(t)} /> : null}</div>
}

const Connected = ({ connection, ...props }: Props & { connection: Connection }) => {
  const { t } = useTranslation()
  const { saved, isWritable } = useConnectionState(connection)
  const people = usePeople(connection.awareness, props.me.name)
  const place = useRef<HTMLDivElement>(null)
  const shortcuts = useRef<HTMLDialogElement>(null)
  const { editor, ...notices } = useLiveEditor(connection, place)
  const [isLinking, setLinking] = useState(false)
  const openLink = useCallback(() => setLinking(isWritable), [isWritable])
  useLinkKey(place, openLink)
  useLeaveWarning(hasUnsaved(saved))
  const names = people.map(({ name, isMe }) => (isMe ? t("documents.editor.presence.you", { name }) : name))
  const here = t("documents.editor.presence.here", { names: names.join(", ") })
  return (
    <EditorFrame
      {...props}
      saved={<SavedLine saved={saved} />}
      presence={<Presence label={here} people={people.map(({ name }) => ({ id: name, name }))} />}
      tools={editor ? <Bars {...{ editor, isWritable, isLinking, setLinking }} /> : null}
      outline={editor ? <LiveOutline editor={editor} /> : null}
      side={<Here people={people} onShortcuts={() => showShortcuts(shortcuts.current)} />}
    >
      <LiveNotices connection={connection} editor={editor} {...notices} />
      <div ref={place} />
      {editor ? null : <FirstPaint text={props.initialText} />}
      <Shortcuts dialog={shortcuts} />
    </EditorFrame>
  )
}

/** The editor of a document, live: loaded by `EditorPage`, in the browser only. */
export const LiveEditor = (props: Props) => {
  const connection = useConnection(props.documentId, props.epoch, props.role === "write")
  return connection ? <Connected key={connection.doc.guid} {...props} connection={connection} /> : null
}
