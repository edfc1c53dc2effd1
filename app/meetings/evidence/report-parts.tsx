import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import type { Term } from "../../records/retention.ts"
import { useTerm } from "../../records/retention-parts.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Note } from "../../ui/note.tsx"
import { Status } from "../../ui/status.tsx"
import type { KeyOf } from "../session/roll-list.tsx"
import { TOLERANCE_MINUTES } from "./report-differences.ts"

type Form = { keyOf: KeyOf; refusal: Refusal | undefined }
type Seat = { code: string; label: string; body: string }
type Stay = { from: Date | string; until: Date | string | null }
type Participant = {
  position: number
  name: string
  email: string | null
  minutes: number | null
  stays: readonly Stay[]
  isMatched: boolean
  seat: string
}

/** From when until when, each stay. */
export const useStays = () => {
  const { t, dates } = useTranslation()
  return (stays: readonly Stay[]) =>
    stays
      .map(({ from, until }) =>
        until
          ? t("evidence.report.from_until", { from: dates.time(from), until: dates.time(until) })
          : t("evidence.report.from", { from: dates.time(from) }),
      )
      .join("; ")
}

/** Everybody whom the platform saw, with the seat of each or the one to propose. */
export const MatchForm = ({
  participants,
  seats,
  keyOf,
  refusal,
}: Form & { participants: readonly Participant[]; seats: readonly Seat[] }) => {
  const { t } = useTranslation()
  const words = useStays()
  const chosen = refusal?.typed["match[]"]
  // All the selects have one name: what was chosen is given back to each by its place.
  const told = refusal && { ...refusal, typed: {} }
  return (
    <RefusableForm formKey={keyOf("match")} refusal={told}>
      <input type="hidden" name="intent" value="match" />
      {participants.map(({ position, name, email, minutes, stays, isMatched, seat }) => (
        <Field
          key={position}
          {...{ as: "select", name: "match[]", id: `match-${position}` }}
          label={<bdi>{name}</bdi>}
          value={(Array.isArray(chosen) ? chosen[position] : null) ?? `${position}:${seat}`}
          help={[
            email,
            words(stays),
            minutes === null ? null : t("evidence.report.minutes", { count: minutes }),
            isMatched || seat === "" ? null : t("evidence.report.proposed"),
          ]
            .filter(Boolean)
            .join(" · ")}
          options={[
            { value: `${position}:`, label: t("evidence.report.no_seat") },
            ...seats.map(({ code, label, body }) => ({
              value: `${position}:${code}`,
              label: `${label} – ${body}`,
            })),
          ]}
        />
      ))}
      <Actions>
        <Button>{t("evidence.report.match_button")}</Button>
      </Actions>
    </RefusableForm>
  )
}

type Compared = Seat & {
  times: readonly { isRemote: boolean; fromAt: Date | string; untilAt: Date | string | null }[]
  stays: readonly Stay[] | null
  differences: readonly string[]
}

/** Where report and roll differ, seat by seat. */
export const DifferenceList = ({ compared, code }: { compared: readonly Compared[]; code: string }) => {
  const { t } = useTranslation()
  const words = useStays()
  return (
    <ul className="roll">
      {compared.map((seat) => (
        <li key={seat.code} className="stack">
          <h3>
            <bdi>{t("assembly.roll.seat", { label: seat.label })}</bdi>
          </h3>
          <p className="small muted">
            <bdi>{seat.body}</bdi>
          </p>
          {seat.differences.map((one) => (
            <p key={one}>
              <Status tone="wait">
                {t(`evidence.report.differences.${one as "only_roll"}`, { minutes: TOLERANCE_MINUTES })}
              </Status>
            </p>
          ))}
          <p>
            {t("evidence.report.in_report")}{" "}
            <b>{seat.stays ? words(seat.stays) : t("evidence.report.nobody")}</b>
            {" · "}
            {t("evidence.report.on_roll")}{" "}
            <b>
              {words(seat.times.map(({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt }))) ||
                t("evidence.report.nobody")}
            </b>
          </p>
          <p>
            <a href={`/meetings/${code}/rollcall/${seat.code}`}>{t("evidence.report.to_roll")}</a>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** When the people and the file of a report went, and by which rule; its digest stays. */
export const PurgedNote = ({ purged }: { purged: { at: Date | string; term: Term } }) => {
  const { t, dates } = useTranslation()
  const words = useTerm()
  const { at, term } = purged
  const name = t("records.retention.classes.evidence")
  return (
    <Note tone="wait" title={t("evidence.report.purged_when", { at: dates.longDay(at) })}>
      <p>{t("evidence.report.purged_what")}</p>
      <p>
        {term
          ? t("evidence.report.purged_rule", { class: name, term: words(term) })
          : t("evidence.report.purged_rule_unsaid", { class: name })}
      </p>
    </Note>
  )
}

/** Takes a report back that was taken in by mistake. */
export const WithdrawForm = ({ keyOf, refusal }: Form) => {
  const { t } = useTranslation()
  return (
    <Fold summary={t("evidence.report.withdraw")} open={refusal !== undefined}>
      <RefusableForm formKey={keyOf("withdraw")} refusal={refusal}>
        <input type="hidden" name="intent" value="withdraw" />
        <Field
          {...{ name: "reason", dir: "auto", maxLength: 1000 }}
          label={t("evidence.report.withdraw_reason")}
          help={t("evidence.report.withdraw_help")}
        />
        <Actions>
          <Button kind="line">{t("evidence.report.withdraw_button")}</Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}
