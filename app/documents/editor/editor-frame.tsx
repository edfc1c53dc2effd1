import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import type { Crumb } from "../../ui/breadcrumb.tsx"
import { EditorColumns, EditorSheet, EditorTop } from "../../ui/editor-shell.tsx"
import { Fold } from "../../ui/fold.tsx"

/** What the page of a document's editor is given. */
export type EditorPageProps = {
  documentId: string
  epoch: number
  /** The version that the document's log is at; this page's own is sent by its connection. */
  schemaVersion: number
  role: "write" | "comment" | "read"
  me: { name: string }
  /** What its page of the editor needs for comments. */
  talk: {
    language: string
    mayComment: boolean
    members: readonly { code: string; name: string }[]
    locales: readonly string[]
  }
  /** What the things that the text mentions are called now, by kind and reference. */
  names?: Readonly<Record<string, string>>
  title: string
  readingHref: string
  /** Where the document stands; the reading page when nothing is said. */
  crumbs?: readonly Crumb[]
  /** The state of the document. */
  status?: ReactNode
  /** The main action of the page and the menu of the others. */
  actions?: ReactNode
}

type FrameProps = Pick<EditorPageProps, "title" | "readingHref" | "crumbs" | "status" | "actions"> & {
  saved: ReactNode
  presence?: ReactNode
  tools?: ReactNode
  outline: ReactNode
  side: ReactNode
  comments?: ReactNode
  /** How many threads are open; null before they have arrived. */
  openThreads?: number | null
  children: ReactNode
}

/** The page of the editor: a line of facts, the tools, and outline, text and who is here in columns. */
export const EditorFrame = ({ title, readingHref, crumbs, status, actions, ...parts }: FrameProps) => {
  const { t } = useTranslation()
  const items = crumbs ?? [{ href: readingHref, label: t("documents.editor.reading_page") }]
  const close = { label: t("documents.editor.close"), to: "text" }
  const names = { outline: t("documents.editor.outline"), comments: t("comments.title") }
  const links = [
    { to: "outline", label: names.outline, icon: "it-list" as const },
    {
      to: "comments",
      label: parts.openThreads ? `${names.comments} (${parts.openThreads})` : names.comments,
      icon: "it-comment" as const,
    },
  ]
  return (
    <>
      <EditorTop
        crumbs={{ label: t("documents.editor.crumbs"), items }}
        title={title}
        status={status}
        saved={parts.saved}
        presence={parts.presence}
        actions={actions}
      />
      {parts.tools}
      <EditorColumns
        switches={{ label: t("documents.editor.panels"), links }}
        outline={
          <EditorSheet id="outline" label={names.outline} at="start" close={close}>
            <h2 className="sec">{names.outline}</h2>
            {parts.outline}
          </EditorSheet>
        }
        side={
          <EditorSheet id="comments" label={names.comments} at="end" close={close}>
            {parts.side ? <Fold summary={t("documents.editor.presence.title")}>{parts.side}</Fold> : null}
            {parts.comments}
          </EditorSheet>
        }
      >
        <div id="text" tabIndex={-1}>
          {parts.children}
        </div>
      </EditorColumns>
    </>
  )
}
