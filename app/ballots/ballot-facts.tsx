import { useTranslation } from "../i18n/translation.tsx"
import { whenWords } from "../meetings/words.ts"
import { majorityWords, tieWords } from "../roundtables/regulation/majority-words.ts"
import { say, sayAll } from "../roundtables/regulation/say.ts"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import type { FrozenContent } from "./log/file.ts"
import { quorumWords } from "./quorum-words.ts"
import type { BallotRule } from "./rule.ts"

type Facts = {
  setting: string
  visibility: string
  stage: string
  openedAt: string | null
  closesAt: string | null
  closedAt: string | null
  meeting: { code: string; number: number | null; year: number | null } | null
  frozen: FrozenContent | null
}

/** When and how it is voted, and by how many seats. */
export const BallotFacts = ({ ballot }: { ballot: Facts }) => {
  const { t, dates } = useTranslation()
  const { openedAt, closesAt, closedAt, meeting, frozen, setting, visibility, stage } = ballot
  const at = (term: string, moment: string | null) =>
    moment ? [{ term, value: whenWords({ t, dates }, moment) }] : []
  return (
    <Section id="facts" title={t("ballots.page.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("ballots.page.setting"), value: t(`ballots.settings.${setting as "meeting"}`) },
          ...(stage === "main"
            ? []
            : [{ term: t("ballots.form.stage"), value: t(`ballots.stages.${stage as "replace"}`) }]),
          {
            term: t("ballots.page.visibility"),
            value: t(`ballots.page.${visibility as "roll_call" | "secret_paper"}`),
          },
          ...(meeting
            ? [
                {
                  term: t("ballots.page.meeting"),
                  value: (
                    <a
                      href={`/meetings/${meeting.code}`}
                    >{`${meeting.number ?? ""}/${meeting.year ?? ""}`}</a>
                  ),
                },
              ]
            : []),
          ...(frozen ? [{ term: t("ballots.page.seats"), value: frozen.roll.seats.length }] : []),
          ...at(t("ballots.page.opened"), openedAt),
          ...(closedAt ? at(t("ballots.page.closed"), closedAt) : at(t("ballots.page.closes"), closesAt)),
        ]}
      />
    </Section>
  )
}

/** How it is decided, in the sentences of the table's rules. */
export const RuleWords = ({ rule }: { rule: BallotRule }) => {
  const { t, dates } = useTranslation()
  return (
    <>
      {sayAll(t, dates, majorityWords(rule.majority))} {sayAll(t, dates, quorumWords(rule))}
    </>
  )
}

/** The rule as it was frozen at the opening, with its fingerprint. */
export const FrozenRule = ({ rule, fingerprint }: { rule: BallotRule; fingerprint: string | null }) => {
  const { t, dates } = useTranslation()
  const [tie] = tieWords({ outcome: rule.tie, againAfterDays: null })
  return (
    <Section id="rule" title={t("ballots.page.rule")} className="box">
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("ballots.page.quorum"), value: sayAll(t, dates, quorumWords(rule)) },
          { term: t("ballots.page.majority"), value: sayAll(t, dates, majorityWords(rule.majority)) },
          { term: t("ballots.page.tie"), value: tie ? say(t, dates, tie) : "" },
          {
            term: t("ballots.page.fingerprint"),
            value: (
              <bdi className="mono break" dir="ltr">
                {fingerprint}
              </bdi>
            ),
          },
        ]}
      />
    </Section>
  )
}
