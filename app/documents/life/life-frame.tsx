import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { RoundtableCrumbs } from "../../roundtables/roundtable-crumbs.tsx"
import { BackLink } from "../../ui/breadcrumb.tsx"
import { PageHead } from "../../ui/page-head.tsx"

export type FramedPaper = {
  code: string
  title: string
  language: string
  roundtable: { code: string; name: string; language: string }
}

type FrameProps = {
  paper: FramedPaper
  title: string
  status?: ReactNode
  meta?: readonly ReactNode[]
  /** A page under that of the text's life. */
  isDeeper?: boolean
  /** Pages that ask are narrow. */
  isForm?: boolean
  children: ReactNode
}

/** What the pages about the life of a document have in common. */
export const LifeFrame = (props: FrameProps) => {
  const { t } = useTranslation()
  const { paper, title, status, meta = [], isDeeper = false, isForm = false, children } = props
  const home = `/documents/${paper.code}`
  return (
    <div className={isForm ? "wrap form" : "wrap"}>
      {isForm ? null : (
        <RoundtableCrumbs roundtable={paper.roundtable} title={paper.title} titleLanguage={paper.language} />
      )}
      {isDeeper ? (
        <BackLink href={`${home}/life`} label={t("life.title")} />
      ) : (
        <BackLink href={home} label={paper.title} lang={paper.language} />
      )}
      <PageHead
        kick={<bdi lang={paper.language}>{paper.title}</bdi>}
        title={title}
        status={status}
        meta={meta}
      />
      <div className="stack-l">{children}</div>
    </div>
  )
}
