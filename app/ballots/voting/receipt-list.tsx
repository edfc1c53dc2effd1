import { useTranslation } from "../../i18n/translation.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { choiceWords } from "../choice-words.ts"
import type { LeafPath } from "../log/seal.ts"
import type { Choice, Question } from "../question.ts"

type Receipt = {
  number: number | null
  year: number | null
  question: Question
  options: readonly { id: string; label: string }[]
  head: string | null
  votes: readonly {
    seat: string
    name: string
    choice: Choice
    leaf: string
    at: string
    path: LeafPath | null
  }[]
}

const Print = ({ text }: { text: string }) => (
  <bdi className="mono break" dir="ltr">
    {text}
  </bdi>
)

const Path = ({ path, head }: { path: LeafPath; head: string | null }) => {
  const { t } = useTranslation()
  return (
    <Fold summary={t("ballots.receipt.path")}>
      <p>{t("ballots.receipt.in_log", { index: path.index + 1, size: path.seal.size })}</p>
      <ol>
        {path.path.map((step) => (
          <li key={step}>
            <Print text={step} />
          </li>
        ))}
      </ol>
      <p>
        {t("ballots.result.head")}: <Print text={head ?? ""} />
      </p>
    </Fold>
  )
}

/** The receipt of each seat: when, what, and the fingerprint that stands for the vote in the log. */
export const ReceiptList = ({ receipt }: { receipt: Receipt }) => {
  const { t, dates } = useTranslation()
  const { number, year, question, options, votes, head } = receipt
  return (
    <>
      {votes.map(({ seat, name, choice, leaf, at, path }) => (
        <Section key={seat} id={`seat-${seat}`} title={<bdi>{name}</bdi>} className="box">
          <SummaryList
            narrow
            missing={t("common.none")}
            items={[
              { term: t("ballots.result.vote"), value: <b>{choiceWords(t, question, options, choice)}</b> },
              { term: t("ballots.receipt.when"), value: dates.exact(at) },
              {
                term: t("ballots.one"),
                value: t("ballots.one_numbered", { number: number ?? "", year: String(year ?? "") }),
              },
              { term: t("ballots.receipt.leaf"), value: <Print text={leaf} /> },
            ]}
          />
          {path ? <Path path={path} head={head} /> : null}
        </Section>
      ))}
    </>
  )
}
