import type { ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { numberOf } from "./proposal-number.ts"

type Link = { code: string; name: string; language: string }
type Other = { code: string; number: number | null; year: number | null; title: string; language: string }
export type Facts = {
  at: Link
  home: Link
  addressee: Link | null
  topics: readonly { id: string; label: string; language: string }[]
  territory: string | null
  paper: Link | null
  ballot: { code: string; state: string } | null
  mergedInto: Other | null
  splitFrom: Other | null
  language: string
}

const linkTo = (path: string, { code, name, language }: Link) => (
  <a href={`${path}/${code}`} lang={language}>
    <bdi>{name}</bdi>
  </a>
)

const otherLink = (other: Other) => (
  <a href={`/proposals/${other.code}`}>
    {other.number === null ? null : <span dir="ltr">{numberOf(other)} </span>}
    <bdi lang={other.language}>{other.title}</bdi>
  </a>
)

/** A proposal in brief: where it is, whom it asks, what it is about, and what came of it. */
export const ProposalFacts = ({ facts }: { facts: Facts }) => {
  const { t } = useTranslation()
  const { at, home, addressee, topics, territory, paper, ballot, mergedInto, splitFrom } = facts
  const some = (term: string, value: ReactNode) => (value ? [{ term, value }] : [])
  return (
    <Section id="facts" title={t("proposals.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("proposals.table"), value: linkTo("/roundtables", at) },
          ...some(t("proposals.home"), home.code === at.code ? null : linkTo("/roundtables", home)),
          ...some(t("proposals.addressee"), addressee && linkTo("/organisations", addressee)),
          ...some(
            t("proposals.topic"),
            topics.length > 0 &&
              topics.map(({ id, label, language }, index) => (
                <span key={id} lang={language}>
                  {index > 0 ? ", " : ""}
                  <bdi>{label}</bdi>
                </span>
              )),
          ),
          { term: t("proposals.territory"), value: territory && <bdi lang="it">{territory}</bdi> },
          { term: t("proposals.language"), value: t(`common.languages.${facts.language as "it"}`) },
          ...some(t("proposals.paper"), paper && linkTo("/documents", paper)),
          ...some(
            t("proposals.ballot"),
            ballot && <a href={`/ballots/${ballot.code}`}>{t("proposals.ballot_link")}</a>,
          ),
          ...some(t("proposals.merged_into"), mergedInto && otherLink(mergedInto)),
          ...some(t("proposals.split_from"), splitFrom && splitFrom.number !== null && otherLink(splitFrom)),
        ]}
      />
    </Section>
  )
}
