import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { RoundtableCrumbs } from "../../roundtables/roundtable-crumbs.tsx"
import { BackLink } from "../../ui/breadcrumb.tsx"
import { PageHead } from "../../ui/page-head.tsx"

export type VersionedPaper = {
  code: string
  title: string
  language: string
  roundtable: { code: string; name: string; language: string }
}

type Props = {
  paper: VersionedPaper
  title: string
  /** Facts in one line under the title. */
  meta?: readonly ReactNode[]
  /** The way back up: to the list of versions, or to the text. */
  isList?: boolean
  children: ReactNode
}

/** What the pages about the versions of a document have in common. */
export const VersionFrame = ({ paper, title, meta = [], isList = false, children }: Props) => {
  const { t } = useTranslation()
  const home = `/documents/${paper.code}`
  return (
    <div className="wrap">
      <RoundtableCrumbs roundtable={paper.roundtable} title={paper.title} titleLanguage={paper.language} />
      {isList ? (
        <BackLink href={home} label={paper.title} lang={paper.language} />
      ) : (
        <BackLink href={`${home}/versions`} label={t("versions.title")} />
      )}
      <PageHead kick={<bdi lang={paper.language}>{paper.title}</bdi>} title={title} meta={meta} />
      <div className="stack">{children}</div>
    </div>
  )
}
