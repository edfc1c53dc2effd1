import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { MOST_STAYS } from "./input.ts"
import type { ShownStay } from "./stays.tsx"

/** Twice out and back in has its fields; of who went out more often each stay has, and one more. */
const shownStays = (written: number): number => Math.min(MOST_STAYS, Math.max(3, written + 1))

type FormProps = {
  stays: readonly ShownStay[]
  excuse: string | null
  mode: string
  isOpen: boolean
  /** Names what was written when the form was made. */
  seen: string
  formKey: string
  refusal: Refusal | undefined
}

const StayFields = ({ n, stay, mode }: { n: number; stay: ShownStay | undefined; mode: string }) => {
  const { t, dates } = useTranslation()
  const [from, until] = [stay?.from, stay?.until]
  return (
    <fieldset className="reg-times">
      <legend className="legend">{t("register.presence.stay", { n })}</legend>
      <Field
        {...{ name: `in${n}`, label: t("register.presence.in"), optional: n > 1, width: "xs" }}
        value={from ? dates.time(from) : ""}
      />
      <Field
        {...{ name: `out${n}`, label: t("register.presence.out"), optional: n > 1, width: "xs" }}
        value={until ? dates.time(until) : ""}
      />
      {mode === "mixed" ? (
        <Field
          {...{ as: "select", name: `place${n}`, label: t("register.presence.place"), width: "s" }}
          value={stay?.place ?? "room"}
          options={(["room", "online"] as const).map((value) => ({
            value,
            label: t(`register.places.${value}`),
          }))}
        />
      ) : null}
    </fieldset>
  )
}

/** Somebody's times at a session and why they were not there; once the register is locked, with the reason. */
export const PresenceForm = ({ stays, excuse, mode, isOpen, seen, formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="seen" value={seen} />
      {Array.from({ length: shownStays(stays.length) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first stay stays the first
        <StayFields key={index} n={index + 1} stay={stays[index]} mode={mode} />
      ))}
      <Field
        {...{ name: "excuse", label: t("register.presence.excuse"), optional: true, maxLength: 500 }}
        help={t("register.presence.excuse_help")}
        value={excuse}
      />
      {isOpen ? null : (
        <Field
          {...{ name: "reason", label: t("register.presence.reason"), maxLength: 500 }}
          help={t("register.presence.reason_help")}
        />
      )}
      <Actions>
        <Button busy={t("common.form.saving")}>
          {t(isOpen ? "register.presence.save" : "register.presence.correct")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

type Entry = {
  id: string
  direction: string
  at: Date | string
  place: string | null
  method: string
  by: string | null
  writtenAt: Date | string
  withdrawnAt: Date | string | null
}

/** Every entry and exit that was ever written of somebody, the withdrawn ones too. */
export const EntryList = ({ entries }: { entries: readonly Entry[] }) => {
  const { t, dates } = useTranslation()
  if (entries.length === 0) return <p>{t("register.presence.no_entries")}</p>
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          {t(`register.presence.entry_${entry.direction as "in"}`)} {dates.time(entry.at)}
          {entry.place === "online" ? ` (${t("register.places.online")})` : null},{" "}
          {t(`register.presence.methods.${entry.method as "hand"}`)},{" "}
          {t("register.presence.by", {
            name: entry.by ?? t("courses.enrolments.erased"),
            moment: dates.moment(entry.writtenAt),
          })}
          {entry.withdrawnAt ? <strong> · {t("register.presence.replaced")}</strong> : null}
        </li>
      ))}
    </ul>
  )
}
