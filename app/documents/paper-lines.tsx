import { useTranslation } from "../i18n/translation.tsx"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"
import { PaperStatus } from "./paper-status.tsx"

type Paper = {
  code: string
  title: string
  language: string
  kind: string
  state: string
  writtenAt: string | null
}

/** Some documents of a table: title, kind, when they changed, state. */
export const PaperLines = ({ papers }: { papers: readonly Paper[] }) => {
  const { t, dates } = useTranslation()
  if (papers.length === 0) return <Empty>{t("documents.list.empty")}</Empty>
  return (
    <Lines
      items={papers.map((paper) => ({
        key: paper.code,
        href: `/documents/${paper.code}`,
        title: <bdi lang={paper.language}>{paper.title}</bdi>,
        detail: [
          t(`documents.kinds.${paper.kind as "protocol"}`),
          paper.writtenAt ? dates.day(paper.writtenAt) : null,
        ]
          .filter(Boolean)
          .join(" · "),
        end: <PaperStatus state={paper.state} />,
      }))}
    />
  )
}
