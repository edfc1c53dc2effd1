import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import type { Totals } from "../counting/totals.ts"
import type { Question } from "../question.ts"

type Seat = { code: string; name: string; isExcluded: boolean; tookPaper: boolean; isScrutineer: boolean }
type Options = readonly { id: string; label: string }[]
type KeyOf = (of: string) => string

/** Who counts: two or three seats of the roll, named before the first paper is given out. */
export const Scrutineers = (props: {
  seats: readonly Seat[]
  isFixed: boolean
  keyOf: KeyOf
  refusal: Refusal | undefined
}) => {
  const { seats, keyOf, refusal } = props
  const { t } = useTranslation()
  const isFixed = props.isFixed || seats.some(({ tookPaper }) => tookPaper)
  const chosen = seats.filter(({ isScrutineer }) => isScrutineer)
  return (
    <Section id="scrutineers" title={t("ballots.papers.scrutineers")}>
      {isFixed ? (
        <ul className="lines">
          {chosen.map(({ code, name }) => (
            <li key={code}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <RefusableForm formKey={keyOf("scrutineers")} refusal={refusal}>
          <input type="hidden" name="intent" value="scrutineers" />
          <Choice
            {...{ name: "seats[]", legend: t("ballots.papers.choose"), several: true, columns: true }}
            help={t("ballots.papers.choose_help")}
            options={seats
              .filter(({ isExcluded }) => !isExcluded)
              .map(({ code, name, isScrutineer }) => ({
                ...{ value: code, label: <bdi>{name}</bdi>, checked: isScrutineer },
              }))}
          />
          <Actions>
            <Button kind={chosen.length > 0 ? "line" : "primary"}>{t("ballots.papers.name")}</Button>
          </Actions>
        </RefusableForm>
      )}
    </Section>
  )
}

/** The roll: each seat that takes its paper is marked, and never what it writes. */
export const HandOut = ({ seats, keyOf }: { seats: readonly Seat[]; keyOf: KeyOf }) => {
  const { t } = useTranslation()
  const marked = seats.filter(({ tookPaper }) => tookPaper).length
  return (
    <Section id="roll" title={t("ballots.papers.roll")} count={marked}>
      <p>{t("ballots.papers.roll_help")}</p>
      <ul className="roll">
        {seats.map(({ code, name, isExcluded, tookPaper }) => (
          <li key={code} className="row-x between">
            <bdi>{name}</bdi>
            {isExcluded ? (
              <span className="small muted">{t("ballots.result.seat.excluded")}</span>
            ) : (
              <Press
                formKey={keyOf(`${tookPaper ? "unmark" : "hand"} ${code}`)}
                {...{ kind: tookPaper ? "quiet" : "line", hidden: name }}
                label={t(tookPaper ? "ballots.papers.unmark" : "ballots.papers.hand")}
                fields={{ intent: tookPaper ? "unmark" : "hand", seatCode: code }}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const FIGURES = {
  motion: ["yes", "no", "abstain", "invalid"],
  options: ["marked", "none", "abstain", "invalid"],
} as const

const figuresOf = (question: Question) =>
  question.kind === "motion"
    ? FIGURES.motion
    : FIGURES.options.filter((name) => name !== "none" || question.noneOfThese)

/** What was counted, as a list. */
export const PaperFigures = ({
  totals,
  question,
  options,
}: {
  totals: Totals
  question: Question
  options: Options
}) => {
  const { t } = useTranslation()
  return (
    <SummaryList
      narrow
      missing={t("common.none")}
      items={[
        { term: t("ballots.papers.handedOut"), value: totals.handedOut ?? 0 },
        { term: t("ballots.papers.cast"), value: totals.cast },
        ...figuresOf(question).map((name) => ({ term: t(`ballots.papers.${name}`), value: totals[name] })),
        ...(question.kind === "motion" ? [] : options).map(({ id, label }) => ({
          term: <bdi>{label}</bdi>,
          value: totals.marks[id] ?? 0,
        })),
      ]}
    />
  )
}

type CountProps = {
  question: Question
  options: Options
  marked: number
  entered: { totals: Totals; revision: number; by: string; isMine: boolean } | null
  keyOf: KeyOf
  refusal: Refusal | undefined
}

/** The count: one person writes it down, another who has read it confirms, and with that the ballot is closed. */
export const PaperCount = ({ question, options, marked, entered, keyOf, refusal }: CountProps) => {
  const { t } = useTranslation()
  const field = (name: string, label: React.ReactNode, value: number | undefined) => (
    <Field
      key={name}
      {...{ name, label, width: "xs", inputMode: "numeric", dir: "ltr", value: value ?? null }}
    />
  )
  const said = entered?.totals
  return (
    <Section id="count" title={t("ballots.papers.count")}>
      {entered ? (
        <>
          <PaperFigures {...{ totals: entered.totals, question, options }} />
          {entered.isMine ? (
            <Note>{t("ballots.papers.waits")}</Note>
          ) : (
            <>
              <p>{t("ballots.papers.confirm_means", { name: entered.by })}</p>
              <Press
                formKey={keyOf(`confirm ${entered.revision}`)}
                {...{ kind: "primary", dense: false, label: t("ballots.papers.confirm") }}
                fields={{ intent: "confirm", revision: String(entered.revision) }}
              />
            </>
          )}
        </>
      ) : null}
      <RefusableForm formKey={keyOf("enter")} refusal={refusal}>
        <input type="hidden" name="intent" value="enter" />
        {field("handedOut", t("ballots.papers.handedOut"), said?.handedOut ?? marked)}
        {field("cast", t("ballots.papers.cast"), said?.cast)}
        {figuresOf(question).map((name) => field(name, t(`ballots.papers.${name}`), said?.[name]))}
        {question.kind === "motion"
          ? null
          : options.map(({ id, label }) => field(`o-${id}`, <bdi>{label}</bdi>, said?.marks[id]))}
        <Actions>
          <Button kind={entered ? "line" : "primary"}>{t("ballots.papers.enter")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
