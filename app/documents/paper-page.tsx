import { useTranslation } from "../i18n/translation.tsx"
import { RoundtableCrumbs } from "../roundtables/roundtable-crumbs.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { readingLabels } from "./editor/reading-labels.ts"
import type { StoredNode } from "./editor/reading-tree.ts"
import { ReadingText } from "./editor/render.tsx"
import { PaperOutline } from "./paper-outline.tsx"
import { PaperStatus } from "./paper-status.tsx"

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
    roundtable: { code: string; name: string; language: string }
    role: "write" | "comment" | "read"
    whyNotWrite: string | null
    mayOpenCoDesign: boolean
    isBehind: boolean
    text: PaperText | null
  }
  done: string | null
  formKey: string
}

const Done = ({ done }: { done: string | null }) => {
  const { t } = useTranslation()
  if (done !== "opened" && done !== "created") return null
  return (
    <Note tone="ok" live>
      {t(`documents.page.${done}`)}
    </Note>
  )
}

const OpenCoDesign = ({ formKey }: { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={formKey} />
      <p className="small muted">{t("documents.page.open_co_design_hint")}</p>
      <Button kind="line" busy={t("common.form.saving")}>
        {t("documents.page.open_co_design")}
      </Button>
    </form>
  )
}

const Text = ({ paper }: Pick<PaperPageProps, "paper">) => {
  const { t } = useTranslation()
  const labels = readingLabels(t)
  const { text } = paper
  if (!text) return <Empty>{t("documents.page.being_prepared")}</Empty>
  if (text.words === 0) return <Empty>{t("documents.page.empty")}</Empty>
  return (
    <article className="doc" lang={paper.language} dir="auto">
      <ReadingText content={text.json as StoredNode} labels={labels} />
    </article>
  )
}

const Side = ({ paper, formKey }: Pick<PaperPageProps, "paper" | "formKey">) => {
  const { t, dates } = useTranslation()
  const { text } = paper
  return (
    <aside className="stack" aria-label={t("documents.page.outline")}>
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
      {paper.whyNotWrite ? <p className="small muted">{paper.whyNotWrite}</p> : null}
      {paper.mayOpenCoDesign ? <OpenCoDesign formKey={formKey} /> : null}
    </aside>
  )
}

/** The reading page of a document: the text as it was last written down, for everybody who may read it. */
export const PaperPage = ({ paper, done, formKey }: PaperPageProps) => {
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <RoundtableCrumbs roundtable={paper.roundtable} title={paper.title} />
      <PageHead
        kick={t(`documents.kinds.${paper.kind as "protocol"}`)}
        title={<bdi lang={paper.language}>{paper.title}</bdi>}
        status={<PaperStatus state={paper.state} />}
        meta={
          paper.adoptedAt ? [t("documents.page.adopted_on", { day: dates.longDay(paper.adoptedAt) })] : []
        }
        action={
          paper.role === "write" ? (
            <ButtonLink icon="it-pencil" href={`/documents/${paper.code}/edit`}>
              {t("documents.page.write")}
            </ButtonLink>
          ) : null
        }
      />
      <Done done={done} />
      <div className="grid-main">
        <Text paper={paper} />
        <Side paper={paper} formKey={formKey} />
      </div>
    </div>
  )
}
