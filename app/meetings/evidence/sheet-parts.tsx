import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Status } from "../../ui/status.tsx"
import { type KeyOf, useQuality } from "../session/roll-list.tsx"

export type SheetRowData = {
  key: string
  rowId: string | null
  name: string | null
  label: string | null
  body: string | null
  quality: string
  isSigned: boolean
  times: readonly { isRemote: boolean; fromAt: Date | string; untilAt: Date | string | null }[]
  difference: string | null
  isOpen: boolean
  settled: { as: string | null; word: string; by: string | null; at: Date | string } | null
}
type Form = { keyOf: KeyOf; refusal: Refusal | undefined }

const useRole = () => {
  const { t } = useTranslation()
  const quality = useQuality()
  const seated = ["titular", "substitute", "delegate"]
  return (row: Pick<SheetRowData, "quality">) =>
    seated.includes(row.quality) ? quality(row.quality) : t(`evidence.qualities.${row.quality as "guest"}`)
}

/** Everybody who is on the sheet, to be ticked where there is a signature; and names that were written by hand. */
export const TypeForm = ({
  rows,
  isTyped,
  keyOf,
  refusal,
}: Form & { rows: readonly SheetRowData[]; isTyped: boolean }) => {
  const { t } = useTranslation()
  const role = useRole()
  const printed = rows.filter((row) => row.quality !== "by_hand")
  const byHand = rows.filter((row) => row.quality === "by_hand").map((row) => row.name)
  return (
    <RefusableForm formKey={keyOf("type")} refusal={refusal}>
      <input type="hidden" name="intent" value="type" />
      <Choice
        several
        name="signed[]"
        legend={t("evidence.sheet.signed")}
        help={t("evidence.sheet.signed_help")}
        options={printed.map((row) => ({
          ...{ value: row.key, checked: row.isSigned },
          label: <bdi>{row.name ?? t("evidence.sheet.vacant")}</bdi>,
          help: <bdi>{[row.label, row.body].filter(Boolean).join(" – ") || role(row)}</bdi>,
        }))}
      />
      <Field
        {...{ as: "textarea", name: "names", rows: 3, dir: "auto", optional: true, value: byHand.join("\n") }}
        label={t("evidence.sheet.names")}
        help={t("evidence.sheet.names_help")}
      />
      <Actions>
        <Button kind={isTyped ? "line" : "primary"}>{t("evidence.sheet.type_button")}</Button>
      </Actions>
    </RefusableForm>
  )
}

const RollWords = ({ row }: { row: SheetRowData }) => {
  const { t, dates } = useTranslation()
  if (row.quality === "by_hand") return <>{t("evidence.sheet.not_on_roll")}</>
  if (row.times.length === 0) return <>{t("evidence.sheet.absent")}</>
  return (
    <>
      {row.times
        .map(({ isRemote, fromAt, untilAt }) => {
          const values = { from: dates.time(fromAt), until: untilAt ? dates.time(untilAt) : "" }
          const place = isRemote ? "remote" : "room"
          return t(
            `evidence.sheet.roll.${place}${untilAt ? "_until" : ""}` as "evidence.sheet.roll.room",
            values,
          )
        })
        .join("; ")}
    </>
  )
}

const Settle = ({ row, keyOf, refusal }: Form & { row: SheetRowData }) => {
  const { t } = useTranslation()
  const mine = refusal?.typed.rowId === row.rowId ? refusal : undefined
  return (
    <RefusableForm formKey={keyOf(`settle ${row.rowId}`)} refusal={mine}>
      <input type="hidden" name="intent" value="settle" />
      <input type="hidden" name="rowId" value={row.rowId ?? ""} />
      <Field
        {...{ name: "word", dir: "auto", maxLength: 1000 }}
        {...(mine ? {} : { id: `word-${row.rowId}` })}
        label={t("evidence.sheet.word")}
        help={t("evidence.sheet.word_help")}
      />
      <Actions>
        <Button kind="line" dense hidden={row.name ?? ""}>
          {t("evidence.sheet.settle")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

/** The sheet beside the roll, row by row: what differs first, each with the word that settles it. */
export const CompareList = ({
  rows,
  mayWrite,
  ...form
}: Form & { rows: readonly SheetRowData[]; mayWrite: boolean }) => {
  const { t, dates } = useTranslation()
  const role = useRole()
  const ordered = [...rows].sort((a, b) => Number(b.isOpen) - Number(a.isOpen))
  return (
    <ul className="roll">
      {ordered.map((row) => (
        <li key={row.key} className="stack">
          <h3>
            <bdi>{row.name ?? t("evidence.sheet.vacant")}</bdi>
          </h3>
          <p className="small muted">
            <bdi>{[row.label, row.body].filter(Boolean).join(" – ") || role(row)}</bdi>
          </p>
          <p>
            {t("evidence.sheet.on_sheet")}{" "}
            <b>{t(row.isSigned ? "evidence.sheet.yes" : "evidence.sheet.no")}</b>
            {" · "}
            {t("evidence.sheet.on_roll")}{" "}
            <b>
              <RollWords row={row} />
            </b>
          </p>
          {row.difference ? (
            <p>
              <Status tone={row.isOpen ? "wait" : "info"}>
                {t(`evidence.sheet.differences.${row.difference as "signed_absent"}`)}
              </Status>
            </p>
          ) : null}
          {row.difference && row.settled && !row.isOpen ? (
            <p className="small">
              <bdi>{row.settled.word}</bdi> ({row.settled.by ?? ""}, {dates.moment(row.settled.at)})
            </p>
          ) : null}
          {row.isOpen && mayWrite ? <Settle {...{ row, ...form }} /> : null}
        </li>
      ))}
    </ul>
  )
}
