import type { ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { RoundtableCrumbs } from "../roundtables/roundtable-crumbs.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { AttachmentList } from "./attachments/attachment-list.tsx"
import type { Attachment } from "./attachments/attachments.server.ts"
import { commentLink, type PaperComments, PaperTalk } from "./comments/paper-talk.tsx"
import { readingLabels } from "./editor/reading-labels.ts"
import type { StoredNode } from "./editor/reading-tree.ts"
import { ReadingText } from "./editor/render.tsx"
import { KinNotes } from "./life/kin-notes.tsx"
import { LifePanel } from "./life/life-panel.tsx"
import type { ShownLife } from "./life/shown.ts"
import { type ShownSigning, SigningSection } from "./life/signing-section.tsx"
import { addressLink } from "./links/address-labels.ts"
import { PaperDownloads } from "./paper-downloads.tsx"
import { PaperOutline } from "./paper-outline.tsx"
import { PaperStatus } from "./paper-status.tsx"
import { pictureCodesIn } from "./pictures/picture-address.ts"

export type PaperText = {
  json: unknown
  words: number
  writtenAt: string | Date
  headings: unknown
}
export type PaperPageProps = {
  paper: {
    code: string
    title: string
    kind: string
    language: string
    state: string
    adoptedAt: string | Date | null
    publishedAt: string | Date | null
    roundtable: { code: string; name: string; language: string }
    role: "write" | "comment" | "read"
    whyNotWrite: string | null
    /** Whether the reader sits at the text's table. */
    isMember: boolean
    isBehind: boolean
    isLocked: boolean
    text: PaperText | null
  }
  attachments: readonly Attachment[]
  /** What members say about the text; null for everybody else. */
  comments: PaperComments | null
  life: ShownLife
  signing: ShownSigning | null
  done: string | null
  /** Of minutes: where they stand, in the place of the life of other texts. */
  beside?: ReactNode
  /** The number of the version that the text was just brought back to. */
  restored: number | null
  formKey: string
}

const ATTACHMENT_DONE: Readonly<Record<string, "attachments.added" | "attachments.removed">> = {
  attachment_added: "attachments.added",
  attachment_removed: "attachments.removed",
}

const STEPS_DONE = ["review", "back", "publish", "revision", "act", "act_voided", "to_sign"] as const

const Done = ({ done }: { done: string | null }) => {
  const { t } = useTranslation()
  const attachment = ATTACHMENT_DONE[done ?? ""]
  if (attachment)
    return (
      <Note tone="ok" live>
        {t(attachment)}
      </Note>
    )
  const step = STEPS_DONE.find((one) => one === done)
  if (!step && done !== "opened" && done !== "created") return null
  return (
    <Note tone="ok" live>
      {step ? t(`life.done.${step}`) : t(`documents.page.${done as "opened"}`)}
    </Note>
  )
}

const Text = ({ paper }: Pick<PaperPageProps, "paper">) => {
  const { t } = useTranslation()
  const labels = {
    ...readingLabels(t),
    comment: commentLink(t, paper.code),
    paragraph: addressLink(t, paper.code),
  }
  const { text } = paper
  if (!text) return <Empty>{t("documents.page.being_prepared")}</Empty>
  const isEmpty = text.words === 0 && pictureCodesIn(text.json as StoredNode).size === 0
  if (isEmpty) return <Empty>{t("documents.page.empty")}</Empty>
  return (
    <article className="doc" lang={paper.language} dir="auto">
      <ReadingText content={text.json as StoredNode} labels={labels} />
    </article>
  )
}

type SideProps = Pick<PaperPageProps, "paper" | "comments" | "life" | "beside" | "formKey">

const Side = ({ paper, comments, life, beside, formKey }: SideProps) => {
  const { t, dates } = useTranslation()
  const { text } = paper
  return (
    <aside className="stack" aria-label={t("documents.page.outline")}>
      {beside ?? <LifePanel {...{ paper, life, formKey }} />}
      {text ? <PaperOutline headings={text.headings} language={paper.language} /> : null}
      {text ? (
        <p className="small muted">
          {t("documents.page.words", { count: text.words })}.{" "}
          {t("documents.page.as_of", { moment: dates.moment(text.writtenAt) })}{" "}
          {paper.isBehind ? (
            <>
              {t("documents.page.catching_up")}{" "}
              <a href={`/documents/${paper.code}`}>{t("documents.page.refresh")}</a>
            </>
          ) : null}
        </p>
      ) : null}
      {comments ? (
        <PaperTalk paperCode={paper.code} comments={comments} readsAlong={paper.role === "comment"} />
      ) : null}
      {paper.isMember ? (
        <p className="small no-print">
          <a href={`/documents/${paper.code}/versions`}>{t("versions.title")}</a>
        </p>
      ) : null}
      {paper.whyNotWrite ? <p className="small muted">{paper.whyNotWrite}</p> : null}
    </aside>
  )
}

/** The reading page of a document: the text as it was last written down, for everybody who may read it. */
export const PaperPage = ({
  paper,
  attachments,
  comments,
  life,
  signing,
  beside,
  done,
  restored,
  formKey,
}: PaperPageProps) => {
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <RoundtableCrumbs roundtable={paper.roundtable} title={paper.title} titleLanguage={paper.language} />
      <PageHead
        kick={t(`documents.kinds.${paper.kind as "protocol"}`)}
        title={<bdi lang={paper.language}>{paper.title}</bdi>}
        status={beside ? null : <PaperStatus state={paper.state} />}
        meta={[
          paper.adoptedAt ? t("documents.page.adopted_on", { day: dates.longDay(paper.adoptedAt) }) : null,
          paper.publishedAt ? t("life.adopted.published", { day: dates.longDay(paper.publishedAt) }) : null,
        ]}
        action={
          <>
            {paper.role === "write" ? (
              <ButtonLink icon="it-pencil" href={`/documents/${paper.code}/edit`}>
                {t("documents.page.write")}
              </ButtonLink>
            ) : null}
            {paper.text ? <PaperDownloads code={paper.code} /> : null}
          </>
        }
      />
      <Done done={done} />
      {restored ? (
        <Note tone="ok" live>
          {t("versions.restore.done", { number: restored })}
        </Note>
      ) : null}
      <KinNotes life={life} />
      <div className="grid-main">
        <div className="stack-l">
          <Text paper={paper} />
          <AttachmentList
            paperCode={paper.code}
            attachments={attachments}
            mayChange={paper.role === "write" && !paper.isLocked}
          />
          <SigningSection code={paper.code} signing={signing} />
        </div>
        <Side {...{ paper, comments, life, beside, formKey }} />
      </div>
    </div>
  )
}
