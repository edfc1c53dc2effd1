import { useTranslation } from "../../i18n/translation.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { Totals } from "../counting/totals.ts"
import type { Question } from "../question.ts"
import { PaperFigures } from "./papers-parts.tsx"

type PaperResultProps = {
  papers: { totals: Totals; scrutineers: readonly string[] }
  question: Question
  options: readonly { id: string; label: string }[]
}

/** What scrutineers counted: papers and votes, and no seat beside any of them. */
export const PaperResult = ({ papers, question, options }: PaperResultProps) => {
  const { t } = useTranslation()
  return (
    <Section id="papers" title={t("ballots.papers.count")} className="box">
      <PaperFigures {...{ totals: papers.totals, question, options }} />
      <h3>{t("ballots.papers.scrutineers")}</h3>
      <ul className="lines">
        {papers.scrutineers.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p>{t("ballots.papers.no_log")}</p>
    </Section>
  )
}
