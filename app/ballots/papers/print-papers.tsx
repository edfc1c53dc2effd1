import { useTranslation } from "../../i18n/translation.tsx"
import type { Question } from "../question.ts"

type Printed = {
  wording: string
  language: string
  number: number | null
  year: number | null
  question: Question
  options: readonly { id: string; label: string }[]
  seats: readonly { code: string; name: string; isExcluded: boolean }[]
}

const useAnswers = ({ question, options }: Printed): string[] => {
  const { t } = useTranslation()
  if (question.kind === "motion") return [t("ballots.answers.yes"), t("ballots.answers.no")]
  return [...options.map(({ label }) => label), ...(question.noneOfThese ? [t("ballots.answers.none")] : [])]
}

const Paper = ({ page, answers }: { page: Printed; answers: readonly string[] }) => {
  const { t } = useTranslation()
  const { wording, language, number, year, question } = page
  return (
    <section className="ballot-paper">
      <p className="small">{t("ballots.one_numbered", { number: number ?? "", year: String(year ?? "") })}</p>
      <h2 lang={language}>{wording}</h2>
      <ul>
        {answers.map((answer) => (
          <li key={answer}>
            <span aria-hidden="true">☐</span> <bdi>{answer}</bdi>
          </li>
        ))}
      </ul>
      <p className="small">
        {question.kind === "motion"
          ? t("ballots.papers.print_motion")
          : t("ballots.papers.print_marks", { count: question.max })}
      </p>
    </section>
  )
}

/** The papers of a vote, one for each seat, and the sheet on which scrutineers count: to print for the hall. */
export const PrintedPapers = ({ page }: { page: Printed }) => {
  const { t } = useTranslation()
  const answers = useAnswers(page)
  const seats = page.seats.filter(({ isExcluded }) => !isExcluded)
  const rows = ["handedOut", "cast", "abstain", "invalid"] as const
  return (
    <>
      {seats.map(({ code }) => (
        <Paper key={code} page={page} answers={answers} />
      ))}
      <section className="ballot-paper sheet">
        <h2>{t("ballots.papers.sheet")}</h2>
        <p lang={page.language}>{page.wording}</p>
        <table>
          <caption className="visually-hidden">{t("ballots.papers.sheet")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("ballots.papers.sheet_what")}</th>
              <th scope="col">{t("ballots.papers.sheet_figure")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((name) => (
              <tr key={name}>
                <th scope="row">{t(`ballots.papers.${name}`)}</th>
                <td />
              </tr>
            ))}
            {answers.map((answer) => (
              <tr key={answer}>
                <th scope="row">
                  <bdi>{answer}</bdi>
                </th>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t("ballots.papers.sheet_signed")}</p>
      </section>
    </>
  )
}
