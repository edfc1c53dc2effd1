import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { type KeyOf, type SeatOnRoll, useQuality } from "./roll-list.tsx"

type FormsProps = { seat: SeatOnRoll; mode: string; keyOf: KeyOf; refusal: Refusal | undefined }

/** A field's id in one of several forms that have it; the refused form has the one that the summary leads to. */
const idIn = (form: string, name: string, refusal: Refusal | undefined) =>
  refusal ? undefined : `${form}-${name}`

type TimeProps = { name: string; label: string; id: string | undefined; help?: string }

/** When it was, if it is not now. */
const TimeField = ({ name, label, id, help }: TimeProps) => {
  const { t } = useTranslation()
  return (
    <Field
      {...{ name, label, id, width: "xs", optional: true, inputMode: "numeric", dir: "ltr" }}
      help={help ?? t("assembly.seat.time_help")}
    />
  )
}

/** Confirms somebody on the seat: who, where, since when, and how it was established who they are. */
export const EntryForm = ({ seat, mode, keyOf, refusal }: FormsProps) => {
  const { t } = useTranslation()
  const quality = useQuality()
  return (
    <RefusableForm formKey={keyOf("entry")} refusal={refusal}>
      <input type="hidden" name="intent" value="confirm" />
      <Choice
        name="who"
        legend={t("assembly.seat.who")}
        value={seat.candidates.length === 1 ? seat.candidates[0]?.who : undefined}
        options={seat.candidates.map(({ who, name, quality: as }) => ({
          ...{ value: who, label: <bdi>{name}</bdi>, help: quality(as) },
        }))}
      />
      {mode === "mixed" ? <CheckField name="remote" label={t("assembly.seat.remote")} /> : null}
      {mode === "in_person" ? null : (
        <Field
          {...{ as: "select", name: "identity", width: "m", value: "seen" }}
          label={t("assembly.seat.identity")}
          help={t("assembly.seat.identity_help")}
          options={(["seen", "heard", "known"] as const).map((value) => ({
            ...{ value, label: t(`assembly.identities.${value}`) },
          }))}
        />
      )}
      <TimeField name="at" label={t("assembly.seat.at")} id={idIn("entry", "at", refusal)} />
      {seat.sitting ? (
        <CheckField
          name="replace"
          label={t("assembly.seat.replace")}
          help={t("assembly.seat.replace_help")}
        />
      ) : null}
      <Actions>
        <Button>{t("assembly.seat.confirm")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** Notes when who sits there left, and whether their line was lost. */
export const ExitForm = ({ seat, keyOf, refusal }: FormsProps) => {
  const { t } = useTranslation()
  if (!seat.sitting) return null
  return (
    <RefusableForm formKey={keyOf("exit")} refusal={refusal}>
      <input type="hidden" name="intent" value="exit" />
      <input type="hidden" name="presenceId" value={seat.sitting.id} />
      <Choice
        {...{ name: "exit", legend: t("assembly.seat.exit"), columns: true, value: "left" }}
        options={(["left", "line_lost"] as const).map((value) => ({
          ...{ value, label: t(`assembly.exits.${value}`) },
        }))}
      />
      <TimeField name="at" label={t("assembly.seat.exit_at")} id={idIn("exit", "at", refusal)} />
      <Actions>
        <Button kind="line">{t("assembly.seat.exit_button")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** Notes that the seat's absence is justified, or takes that back. */
export const JustifyForm = ({ seat, keyOf, refusal }: FormsProps) => {
  const { t } = useTranslation()
  const intent = seat.isJustified ? "unjustify" : "justify"
  return (
    <RefusableForm formKey={keyOf(intent)} refusal={refusal}>
      <input type="hidden" name="intent" value={intent} />
      {seat.isJustified ? null : (
        <Field
          {...{ name: "reason", optional: true, dir: "auto", maxLength: 500 }}
          id={idIn("justify", "reason", refusal)}
          label={t("assembly.seat.justify_reason")}
          help={t("assembly.seat.justify_help")}
        />
      )}
      <Actions>
        <Button kind="line">{t(`assembly.seat.${intent}`)}</Button>
      </Actions>
    </RefusableForm>
  )
}

type HistoryRow = {
  id: string
  name: string | null
  quality: string
  isRemote: boolean
  identity: string | null
  fromAt: Date | string
  untilAt: Date | string | null
  exit: string | null
  replacedAt: Date | string | null
  replacedById: string | null
  correction: string | null
}
type HistoryProps = Pick<FormsProps, "keyOf" | "refusal"> & { history: readonly HistoryRow[] }

const useTimes = () => {
  const { t, dates } = useTranslation()
  return ({ fromAt, untilAt }: HistoryRow) =>
    untilAt
      ? t("assembly.seat.from_until", { from: dates.time(fromAt), until: dates.time(untilAt) })
      : t("assembly.seat.from", { from: dates.time(fromAt) })
}

const Correction = ({
  row,
  keyOf,
  refusal,
}: Pick<HistoryProps, "keyOf" | "refusal"> & { row: HistoryRow }) => {
  const { t } = useTranslation()
  const mine = refusal?.typed.presenceId === row.id
  const idOf = (name: string) => idIn(row.id, name, mine ? refusal : undefined)
  return (
    <Fold summary={t("assembly.seat.correct")} open={mine}>
      <RefusableForm formKey={keyOf(`correct ${row.id}`)} refusal={mine ? refusal : undefined}>
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="presenceId" value={row.id} />
        <TimeField
          name="from"
          label={t("assembly.seat.right_from")}
          id={idOf("from")}
          help={t("assembly.seat.right_help")}
        />
        {row.untilAt ? (
          <TimeField
            name="until"
            label={t("assembly.seat.right_until")}
            id={idOf("until")}
            help={t("assembly.seat.right_help")}
          />
        ) : null}
        <CheckField
          id={idOf("strike")}
          name="strike"
          label={t("assembly.seat.strike")}
          help={t("assembly.seat.strike_help")}
        />
        <Field
          {...{ name: "reason", dir: "auto", maxLength: 1000, id: idOf("reason") }}
          label={t("assembly.seat.correct_reason")}
          help={t("assembly.seat.correct_help")}
        />
        <Actions>
          <Button kind="line">{t("assembly.seat.correct_button")}</Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

/** Everything that was written of a seat in this call; what was corrected stays, struck through, with its reason. */
export const SeatHistory = ({ history, keyOf, refusal }: HistoryProps) => {
  const { t } = useTranslation()
  const quality = useQuality()
  const timesOf = useTimes()
  return (
    <ul className="roll">
      {history.map((row) => {
        const words = `${row.name ?? ""} (${quality(row.quality)}), ${timesOf(row)}`
        return (
          <li key={row.id} className="stack">
            <p>
              {row.replacedAt ? <del>{words}</del> : <b>{words}</b>}
              {row.isRemote ? ` · ${t("assembly.seat.was_remote")}` : null}
              {row.identity ? ` · ${t(`assembly.identities.${row.identity as "seen"}`)}` : null}
              {row.exit ? ` · ${t(`assembly.exits.${row.exit as "left"}`)}` : null}
            </p>
            {row.correction ? (
              <p className="small">
                {t(row.replacedById ? "assembly.seat.corrected" : "assembly.seat.struck_out")}{" "}
                <bdi>{row.correction}</bdi>
              </p>
            ) : (
              <Correction {...{ row, keyOf, refusal }} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
