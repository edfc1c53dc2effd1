import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { lastDay } from "./last-day.ts"
import type { RoundRule } from "./outcome.ts"

export type ShownRoundHead = {
  number: number
  among: "seats" | "parties"
  rule: RoundRule
  needed: number
  counted: number
  openedAt: string | Date
  closesAt: string | Date
  closedAt: string | Date | null
  outcome: string | null
  reason: string | null
  isByDeadline: boolean
  version: number
  sha256: string
  regulationNumber: number | null
  ifClosedNow: string
}
export type ShownCounts = Record<
  "asked" | "answered" | "silent" | "approve" | "remarks" | "object" | "abstain",
  number
>

/** How the round is decided, in one or two sentences that page and print have alike. */
const useRuleWords = ({ among, rule, needed }: ShownRoundHead): string => {
  const { t } = useTranslation()
  if (among === "parties") return t("life.rule.parties")
  return [
    t("life.rule.needed", { count: needed }),
    rule.mostObjections === 0
      ? t("life.rule.no_objection")
      : t("life.rule.objections", { count: rule.mostObjections }),
    t(`life.rule.silence_${rule.silence}`),
  ].join(" ")
}

/** What came of a closed round, in plain words, with the reason where it was taken back. */
export const RoundOutcome = ({ round, language }: { round: ShownRoundHead; language: string }) => {
  const { t } = useTranslation()
  if (round.outcome === null) return null
  return (
    <Note
      tone={round.outcome === "adopted" ? "ok" : "wait"}
      title={t(`life.outcomes.${round.outcome as "adopted"}`)}
    >
      <p>{t(`life.ended.${round.outcome as "adopted"}`)}</p>
      {round.reason ? (
        <p lang={language} dir="auto">
          {round.reason}
        </p>
      ) : null}
    </Note>
  )
}

/** The figures of a round and what it goes by. */
export const RoundFacts = (props: { code: string; round: ShownRoundHead; counts: ShownCounts }) => {
  const { code, round, counts } = props
  const { t, dates } = useTranslation()
  const rule = useRuleWords(round)
  const kinds = (["approve", "remarks", "object", "abstain"] as const).filter(
    (choice) => choice !== "abstain" || round.rule.mayAbstain,
  )
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t(round.closedAt ? "life.facts.closed" : "life.facts.until"),
          value: round.closedAt ? dates.longMoment(round.closedAt) : dates.longDay(lastDay(round.closesAt)),
        },
        {
          term: t("life.facts.answers"),
          value: (
            <>
              {t("life.rounds.of", { answered: counts.answered, asked: counts.asked })}
              {": "}
              {kinds
                .map((choice) => `${t(`life.choices.${choice}`).toLowerCase()} ${counts[choice]}`)
                .join(", ")}
              {". "}
              {t("life.facts.sum", { sum: counts.answered + counts.silent, silent: counts.silent })}
            </>
          ),
        },
        { term: t("life.facts.rule"), value: rule },
        {
          term: t("life.facts.text"),
          value: (
            <>
              <a href={`/documents/${code}/versions/${round.version}`}>
                {t("versions.number", { number: round.version })}
              </a>
              <br />
              <span className="small">
                {t("life.adopted.digest")} <code className="digest">{round.sha256}</code>
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
