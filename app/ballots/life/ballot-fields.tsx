import { useTranslation } from "../../i18n/translation.tsx"
import { MATTERS } from "../../roundtables/regulation/fields.ts"
import { CheckField } from "../../ui/check-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import type { Question } from "../question.ts"
import { KINDS } from "./input.ts"
import { STAGES } from "./order.ts"

type Draft = {
  wording: string
  explanation: string | null
  language: string
  matter: string
  visibility: string
  stage: string
  question: Question
  options: readonly { label: string }[]
  asked: readonly string[]
  texts: readonly { code: string }[]
  closesAt: string | null
}

export type BallotFieldsProps = {
  draft: Draft | null
  isWritten: boolean
  language: string
  locales: readonly string[]
  groups: readonly { id: string; name: string }[]
  papers: readonly { code: string; title: string }[]
  /** The text on the agenda's point, already chosen. */
  paper?: string | null
  /** Something was refused: nothing that it may be about stays folded. */
  isRefused: boolean
}

const OptionFields = ({ draft, isRefused }: Pick<BallotFieldsProps, "draft" | "isRefused">) => {
  const { t } = useTranslation()
  const question = draft && draft.question.kind !== "motion" ? draft.question : null
  return (
    <Fold summary={t("ballots.form.options")} open={question !== null || isRefused}>
      <Field
        {...{ as: "textarea", name: "options", rows: 4, dir: "auto", optional: true }}
        label={t("ballots.form.options")}
        help={t("ballots.form.options_help")}
        value={draft?.options.map(({ label }) => label).join("\n")}
      />
      <Field
        {...{ name: "places", width: "xs", inputMode: "numeric", dir: "ltr", optional: true }}
        label={t("ballots.form.places")}
        value={question?.places ?? 1}
      />
      <CheckField
        name="noneOfThese"
        label={t("ballots.form.none_of_these")}
        checked={question?.noneOfThese ?? false}
      />
      <Choice
        {...{
          name: "wins",
          legend: t("ballots.form.wins"),
          value: question?.wins ?? "majority",
          columns: true,
        }}
        options={(["majority", "most"] as const).map((value) => ({
          value,
          label: t(`ballots.form.wins_${value}`),
        }))}
      />
    </Fold>
  )
}

const EndFields = ({ closesAt }: { closesAt: string | null }) => {
  const { t, dates } = useTranslation()
  return (
    <>
      <Field
        {...{ name: "endDay", width: "s", inputMode: "numeric", dir: "ltr" }}
        label={t("ballots.form.end_day")}
        help={t("meetings.form.day_help")}
        value={closesAt ? dates.typed(closesAt) : null}
      />
      <Field
        {...{ name: "endTime", width: "xs", dir: "ltr" }}
        label={t("ballots.form.end_time")}
        help={t("ballots.form.end_time_help")}
        value={closesAt ? dates.time(closesAt) : "21:00"}
      />
    </>
  )
}

/** The point of the agenda that a question of a meeting is about. */
export const PointField = ({ points }: { points: readonly { code: string; title: string }[] }) => {
  const { t } = useTranslation()
  return (
    <Field
      {...{
        as: "select",
        name: "itemCode",
        label: t("ballots.form.item"),
        help: t("ballots.form.item_help"),
      }}
      options={points.map(({ code, title }) => ({ value: code, label: title }))}
    />
  )
}

/** A question, what may be answered, and what it is about. */
export const BallotFields = (props: BallotFieldsProps) => {
  const { draft, isWritten, language, locales, groups, papers, paper } = props
  const { t } = useTranslation()
  const kind = draft?.question.kind ?? "motion"
  const isChosen = (code: string) => (draft ? draft.texts.some((text) => text.code === code) : code === paper)
  return (
    <>
      <Field
        {...{ as: "textarea", name: "wording", rows: 2, maxLength: 500, dir: "auto" }}
        label={t("ballots.form.wording")}
        help={t("ballots.form.wording_help")}
        value={draft?.wording}
      />
      <Field
        {...{ as: "textarea", name: "explanation", rows: 3, maxLength: 4000, dir: "auto", optional: true }}
        label={t("ballots.form.explanation")}
        help={t("ballots.form.explanation_help")}
        value={draft?.explanation}
      />
      <Field
        {...{ as: "select", name: "language", width: "m", label: t("common.language") }}
        value={draft?.language ?? language}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      <Choice
        {...{ name: "kind", legend: t("ballots.form.kind"), value: kind }}
        options={KINDS.map((value) => ({
          ...{ value, label: t(`ballots.kinds.${value}`), help: t(`ballots.kinds_help.${value}`) },
        }))}
      />
      <OptionFields draft={draft} isRefused={props.isRefused} />
      <CheckField
        name="persons"
        label={t("ballots.form.persons")}
        checked={draft?.question.kind === "motion" && draft.question.persons}
      />
      {isWritten ? null : (
        <Choice
          {...{ name: "visibility", legend: t("ballots.page.visibility"), columns: true }}
          help={t("ballots.form.no_electronic")}
          value={draft?.visibility ?? "roll_call"}
          options={(["roll_call", "secret_paper"] as const).map((value) => ({
            value,
            label: t(`ballots.form.visibility_${value}`),
          }))}
        />
      )}
      <Field
        {...{ as: "select", name: "matter", width: "m", label: t("ballots.form.matter") }}
        help={t("ballots.form.matter_help")}
        value={draft?.matter ?? "ordinary"}
        options={MATTERS.map((value) => ({ value, label: t(`ballots.matters.${value}`) }))}
      />
      {isWritten ? null : (
        <Field
          {...{ as: "select", name: "stage", width: "m", label: t("ballots.form.stage") }}
          help={t("ballots.form.stage_help")}
          value={draft?.stage ?? "main"}
          options={[...STAGES].reverse().map((value) => ({ value, label: t(`ballots.stages.${value}`) }))}
        />
      )}
      {isWritten ? <EndFields closesAt={draft?.closesAt ?? null} /> : null}
      {papers.length > 0 ? (
        <Choice
          {...{ name: "papers[]", legend: t("ballots.form.papers"), several: true, optional: true }}
          help={t("ballots.form.papers_help")}
          options={papers.map(({ code, title }) => ({
            value: code,
            label: <bdi>{title}</bdi>,
            checked: isChosen(code),
          }))}
        />
      ) : null}
      {groups.length > 1 ? (
        <Choice
          {...{
            name: "groups[]",
            legend: t("ballots.form.groups"),
            several: true,
            optional: true,
            columns: true,
          }}
          help={t("ballots.form.groups_help")}
          options={groups.map(({ id, name }) => ({
            ...{ value: id, label: <bdi>{name}</bdi>, checked: draft?.asked.includes(id) ?? false },
          }))}
        />
      ) : null}
    </>
  )
}
