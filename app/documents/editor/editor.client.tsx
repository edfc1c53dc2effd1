import type { Editor } from "@tiptap/core"
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Outline, Presence } from "../../ui/editor-shell.tsx"
import type { Connection } from "./connection.client.ts"
import { EditorFrame, type EditorPageProps } from "./editor-frame.tsx"
import {
  useConnection,
  useConnectionState,
  useEditorValue,
  useLeaveWarning,
  useSettledValue,
  useWithdrawn,
} from "./editor-hooks.client.ts"
import { Here } from "./here.tsx"
import { LinkForm } from "./link-form.tsx"
import { PassingNotice, UnsavedNotice, WithdrawnNotice } from "./notices.tsx"
import { headingAt, outlineOf } from "./outline.ts"
import type { Withdrawn } from "./own-text.ts"
import { usePeople } from "./presence.client.ts"
import { lineRole, readingLabels } from "./reading-labels.ts"
import type { StoredNode } from "./reading-tree.ts"
import { ReadingText } from "./render.tsx"
import { SavedLine } from "./saved-line.tsx"
import type { SavedState } from "./saved-state.ts"
import { Shortcuts } from "./shortcuts.tsx"
import { Tools } from "./tools.tsx"
import { useEditor } from "./use-editor.client.ts"

type Props = EditorPageProps & { initialText: StoredNode | null }

const OUTLINE_PAUSE_MS = 400
const readOutline = ({ state }: Editor) => outlineOf(state.doc)
const readCaret = ({ state }: Editor) => state.selection.head

const LiveOutline = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation()
  const outline = useSettledValue(editor, readOutline, OUTLINE_PAUSE_MS)
  const caret = useEditorValue(editor, readCaret)
  const here = headingAt(outline, caret)
  const entries = outline.entries.map(({ id, level, text, pos }) => ({
    href: `#${id}`,
    label: text,
    level: Math.min(level, 3) as 1 | 2 | 3,
    current: here?.pos === pos,
  }))
  return (
    <>
      {entries.length > 0 ? (
        <Outline label={t("documents.editor.outline")} entries={entries} />
      ) : (
        <p className="small muted">{t("documents.editor.outline_empty")}</p>
      )}
      <p className="small muted words">{t("documents.editor.words", { count: outline.words })}</p>
    </>
  )
}

const hasEnded = (saved: SavedState): saved is SavedState & { changes: number } =>
  (saved.kind === "read_only" || saved.kind === "locked") && saved.changes > 0

const putBack = (editor: Editor, { text }: Withdrawn) =>
  editor.view.dispatch(editor.state.tr.insertText(text).scrollIntoView())

type NoticesProps = {
  connection: Connection
  editor: Editor | null
  passing: string | null
  onRead: () => void
}

const Notices = ({ connection, editor, passing, onRead }: NoticesProps) => {
  const { t } = useTranslation()
  const { saved, isWritable } = useConnectionState(connection)
  const { words, dismiss } = useWithdrawn(connection)
  const lines = hasEnded(saved) ? connection.unsavedLines() : []
  return (
    <section className="ed-notices" aria-label={t("documents.editor.notices")} aria-live="polite">
      {lines.length > 0 ? <UnsavedNotice lines={lines} /> : null}
      {words.length > 0 ? (
        <WithdrawnNotice
          words={words}
          canPutBack={isWritable && editor !== null}
          onLeave={dismiss}
          onPutBack={(one) => {
            if (editor) putBack(editor, one)
            dismiss(one)
          }}
        />
      ) : null}
      {passing ? <PassingNotice text={passing} onDismiss={onRead} /> : null}
    </section>
  )
}

const isUnsaved = (saved: SavedState) =>
  saved.kind === "saving" || saved.kind === "unsaved" || ("changes" in saved && saved.changes > 0)

/** Ctrl K asks for a link, from within the text. */
const useLinkKey = (text: RefObject<HTMLElement>, open: () => void) => {
  useEffect(() => {
    const element = text.current
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      event.preventDefault()
      open()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [text, open])
}

const Connected = ({ connection, ...props }: Props & { connection: Connection }) => {
  const { t } = useTranslation()
  const { saved, isWritable, isSynced } = useConnectionState(connection)
  const people = usePeople(connection.awareness, props.me.name)
  const [passing, setPassing] = useState<string | null>(null)
  const [isLinking, setLinking] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const shortcuts = useRef<HTMLDialogElement>(null)
  const reading = useMemo(() => readingLabels(t), [t])
  const words = useMemo(
    () => ({ label: t("documents.editor.text_label"), reading, roleOf: lineRole(t) }),
    [t, reading],
  )
  const editor = useEditor(place, {
    connection,
    isSynced,
    isWritable,
    words,
    onRebuilt: () => setPassing(t("documents.editor.rebuilt")),
    onTooLong: () => setPassing(t("documents.editor.paste_too_long")),
  })
  useLinkKey(
    place,
    useCallback(() => setLinking(true), []),
  )
  useLeaveWarning(isUnsaved(saved))
  const names = people.map(({ name, isMe }) => (isMe ? t("documents.editor.presence.you", { name }) : name))
  return (
    <EditorFrame
      {...props}
      saved={<SavedLine saved={saved} />}
      presence={
        <Presence
          label={t("documents.editor.presence.here", { names: names.join(", ") })}
          people={people.map(({ name }) => ({ id: name, name }))}
        />
      }
      tools={
        editor ? (
          <>
            <Tools editor={editor} isWritable={isWritable} onLink={() => setLinking(isWritable)} />
            {isLinking ? <LinkForm editor={editor} onClose={() => setLinking(false)} /> : null}
          </>
        ) : null
      }
      outline={editor ? <LiveOutline editor={editor} /> : null}
      side={<Here people={people} onShortcuts={() => shortcuts.current?.showModal()} />}
    >
      <Notices connection={connection} editor={editor} passing={passing} onRead={() => setPassing(null)} />
      <div ref={place} />
      {editor ? null : (
        <div className="doc">
          {props.initialText ? <ReadingText content={props.initialText} labels={reading} /> : null}
        </div>
      )}
      <Shortcuts dialog={shortcuts} />
    </EditorFrame>
  )
}

/** The editor of a document, live: loaded by `EditorPage` in the browser only. */
export const LiveEditor = (props: Props) => {
  const connection = useConnection(props.documentId, props.epoch, props.role === "write")
  return connection ? <Connected key={connection.doc.guid} {...props} connection={connection} /> : null
}
