import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"
import { MOST_BREAKS } from "./input.ts"

type Holder = { code: string; name: string | null; role: string; inAt: Date | null; outAt: Date | null }
type Break = { startsAt: Date; endsAt: Date }

export type Lesson = {
  topic: string | null
  notes: string | null
  creditsToEnd: boolean
  breaks: readonly Break[]
  holders: readonly Holder[]
  session: { startsAt: Date; endsAt: Date }
  state: string
}

const BreakFields = ({ n, pause }: { n: number; pause: Break | undefined }) => {
  const { t, dates } = useTranslation()
  return (
    <fieldset className="reg-times">
      <legend className="legend">{t("register.lesson.break", { n })}</legend>
      <Field
        {...{ name: `breakFrom${n}`, label: t("register.lesson.from"), optional: true, width: "xs" }}
        value={pause ? dates.time(pause.startsAt) : ""}
      />
      <Field
        {...{ name: `breakUntil${n}`, label: t("register.lesson.until"), optional: true, width: "xs" }}
        value={pause ? dates.time(pause.endsAt) : ""}
      />
    </fieldset>
  )
}

/** The times of one who may have held the session; before anything is written, those of the whole session. */
const HolderFields = ({ holder, lesson, index }: { holder: Holder; lesson: Lesson; index: number }) => {
  const { t, dates } = useTranslation()
  const { session, topic } = lesson
  const preset = topic === null && holder.role === "trainer"
  const [from, until] = [
    holder.inAt ?? (preset ? session.startsAt : null),
    holder.outAt ?? (preset ? session.endsAt : null),
  ]
  const role = t(`register.roles.${holder.role as "trainer"}`)
  return (
    <fieldset className="reg-times">
      <legend className="legend">
        {t("register.lesson.holder", { name: holder.name ?? t("courses.enrolments.erased"), role })}
      </legend>
      <input type="hidden" name="holder[]" value={`${holder.role}:${holder.code}`} />
      <Field
        {...{ name: `holderFrom${index + 1}`, label: t("register.lesson.from"), width: "xs" }}
        value={from ? dates.time(from) : ""}
        optional
      />
      <Field
        {...{ name: `holderUntil${index + 1}`, label: t("register.lesson.until"), width: "xs" }}
        value={until ? dates.time(until) : ""}
        optional
      />
    </fieldset>
  )
}

type FormProps = { lesson: Lesson; formKey: string; refusal: Refusal | undefined }

/** What was taught, the breaks, who held the session and when; once the register is locked, with the reason. */
export const LessonForm = ({ lesson, formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  const isOpen = lesson.state === "open"
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Field name="topic" label={t("register.lesson.topic")} value={lesson.topic} maxLength={500} />
      <Field as="textarea" name="notes" label={t("register.lesson.notes")} value={lesson.notes} optional />
      {Array.from({ length: MOST_BREAKS }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first break stays the first
        <BreakFields key={index} n={index + 1} pause={lesson.breaks[index]} />
      ))}
      <p className="help">{t("register.lesson.break_help")}</p>
      <CheckField name="creditsToEnd" label={t("register.lesson.credits")} checked={lesson.creditsToEnd} />
      <h2 className="sec">{t("register.lesson.holders")}</h2>
      {lesson.holders.length === 0 ? <p>{t("register.lesson.no_holders")}</p> : null}
      {lesson.holders.map((holder, index) => (
        <HolderFields key={`${holder.role}:${holder.code}`} {...{ holder, lesson, index }} />
      ))}
      {isOpen ? null : (
        <Field
          {...{ name: "reason", label: t("register.presence.reason"), maxLength: 500 }}
          help={t("register.presence.reason_help")}
        />
      )}
      <Actions>
        <Button busy={t("common.form.saving")}>
          {t(isOpen ? "register.lesson.save" : "register.lesson.correct")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
