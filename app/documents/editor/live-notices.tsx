import type { Editor } from "@tiptap/core"
import { useTranslation } from "../../i18n/translation.tsx"
import type { Connection, ConnectionState } from "./connection.client.ts"
import { useConnectionFact, useWithdrawn } from "./editor-hooks.client.ts"
import { type Passing, PassingNotice, UnsavedNotice, WithdrawnNotice } from "./notices.tsx"
import type { Withdrawn } from "./own-text.ts"

const putBack = (editor: Editor, { text }: Withdrawn) => {
  editor.view.dispatch(editor.state.tr.insertText(text).scrollIntoView())
  // The button that was pressed is about to go.
  editor.view.focus()
}

const writable = ({ isWritable }: ConnectionState) => isWritable
const over = ({ saved }: ConnectionState) => saved.kind === "read_only" || saved.kind === "locked"

type Props = {
  connection: Connection
  editor: Editor | null
  /** Something to know, until it is read. */
  passing: Passing | null
  onRead: () => void
}

/** Above the text: what was not saved, what others took away, what happened to the page. */
export const LiveNotices = ({ connection, editor, passing, onRead }: Props) => {
  const { t } = useTranslation()
  const isWritable = useConnectionFact(connection, writable)
  const isOver = useConnectionFact(connection, over)
  const { words, dismiss } = useWithdrawn(connection)
  const lines = isOver ? connection.unsavedLines() : []
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
      {passing ? <PassingNotice passing={passing} onDismiss={onRead} /> : null}
    </section>
  )
}
