import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Day } from "../ui/day.tsx"
import { OpenList } from "../ui/open-list.tsx"

export type OpenPaper = {
  code: string
  title: string
  language: string
  state: string
  roundtable: string
  /** When the text last changed, ISO. */
  writtenAt: string
}

/** The texts that the reader may write now. */
export const OpenPapers = ({ papers }: { papers: readonly OpenPaper[] }) => {
  const { t, dates } = useTranslation()
  return (
    <OpenList
      items={papers.map((paper) => ({
        key: paper.code,
        href: `/documents/${paper.code}`,
        title: <bdi lang={paper.language}>{paper.title}</bdi>,
        why: t(paper.state === "draft" ? "common.desk.draft_open" : "common.desk.writing_open", {
          roundtable: paper.roundtable,
        }),
        day: (
          <Day
            dateTime={paper.writtenAt}
            top={dates.weekday(paper.writtenAt)}
            main={dates.dayOfMonth(paper.writtenAt)}
            bottom={dates.month(paper.writtenAt)}
          />
        ),
        action: <ButtonLink href={`/documents/${paper.code}/edit`}>{t("common.desk.write")}</ButtonLink>,
      }))}
    />
  )
}
