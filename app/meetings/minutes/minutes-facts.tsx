import { useTranslation } from "../../i18n/translation.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { whenWords } from "../words.ts"
import type { Way } from "./policy.ts"

type Moment = string | Date | null
type Facts = {
  paperCode: string
  startsAt: string | Date
  way: Way
  observationDays: number
  words: number
  signedAt: Moment
  approvedAt: Moment
  publishedAt: Moment
}

/** What a verbale is of, and how it is approved. */
export const MinutesFacts = ({ page }: { page: Facts }) => {
  const { t, dates } = useTranslation()
  const { way, observationDays: days, startsAt } = page
  const on = (term: "signed" | "approved" | "published", at: Moment) =>
    at ? [{ term: t(`minutes.states.${term}`), value: dates.day(at) }] : []
  const facts = [
    { term: t("minutes.page.sitting"), value: whenWords({ t, dates }, new Date(startsAt).toISOString()) },
    { term: t("minutes.page.way"), value: t(`minutes.ways.${way}`, { count: days }) },
    {
      term: t("minutes.page.text"),
      value: <a href={`/documents/${page.paperCode}`}>{t("minutes.page.words", { count: page.words })}</a>,
    },
    ...on("signed", page.signedAt),
    ...on("approved", page.approvedAt),
    ...on("published", page.publishedAt),
  ]
  return <SummaryList items={facts} missing="" />
}
