import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { AnswerForm } from "./answer-form.tsx"
import { AnswersTable, type ShownSeat } from "./answers-table.tsx"
import { EndForms } from "./end-forms.tsx"
import { type FramedPaper, LifeFrame } from "./life-frame.tsx"
import { RoundFacts, RoundOutcome, type ShownCounts, type ShownRoundHead } from "./round-facts.tsx"
import { RoundStatus } from "./round-status.tsx"

type Why = { key: string; values?: Record<string, string | number> } | null
type OwnSeat = ShownSeat & { whyNot: Why }

type RoundPageProps = {
  paper: FramedPaper
  round: ShownRoundHead
  counts: ShownCounts
  seats: readonly ShownSeat[]
  own: readonly OwnSeat[]
  /** The code of the own seat whose form is shown, of several that one person holds. */
  chosen: string | null
  mayEnd: boolean
  whyNotClose: Why
  done: string | null
  formKey: string
  refusal: Refusal | undefined
}

const DONE = ["answered", "opened", "adopted", "objected", "unanswered", "withdrawn"] as const

const Done = ({ done }: { done: string | null }) => {
  const { t } = useTranslation()
  const known = DONE.find((one) => one === done)
  if (known !== "answered" && known !== "opened") return null
  return (
    <Note tone="ok" live>
      {t(`life.done.${known}`)}
    </Note>
  )
}

/** The reader's own answer: one seat at a time, the others a link away. */
const Own = ({ paper, round, own, chosen, formKey, refusal }: RoundPageProps) => {
  const { t } = useTranslation()
  const seat = own.find(({ code }) => code === chosen) ?? own.find(({ answer }) => !answer) ?? own[0]
  if (!seat) return null
  const others = own.filter((other) => other !== seat)
  return (
    <>
      <AnswerForm {...{ seat, formKey, refusal }} mayAbstain={round.rule.mayAbstain} />
      {others.map(({ code, label }) => (
        <p key={code} className="no-print">
          <a href={`/documents/${paper.code}/approval/${round.number}?seat=${code}`}>
            {t("life.answer.also", { seat: label })}
          </a>
        </p>
      ))}
    </>
  )
}

/** An approval round: what is asked of whom until when, every answer with its remarks, and what came of it. */
export const RoundPage = (props: RoundPageProps) => {
  const { paper, round, counts, seats, mayEnd, whyNotClose, done, formKey, refusal } = props
  const { t } = useTranslation()
  const isOpen = round.closedAt === null
  return (
    <LifeFrame
      paper={paper}
      title={t("life.round.title", { number: round.number })}
      status={<RoundStatus outcome={round.outcome} />}
      isDeeper
    >
      <Done done={done} />
      <RoundOutcome round={round} language={paper.language} />
      <RoundFacts code={paper.code} round={round} counts={counts} />
      <Own {...props} />
      <Section id="answers" title={t("life.answers.title")}>
        <AnswersTable seats={seats} isOpen={isOpen} />
      </Section>
      {mayEnd ? (
        <EndForms ifClosedNow={round.ifClosedNow} whyNot={whyNotClose} {...{ formKey, refusal }} />
      ) : null}
    </LifeFrame>
  )
}
