import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { Section } from "../ui/page-head.tsx"
import { type ChoosableGroup, PACES, type Pace } from "./kinds.ts"

type Preferences = {
  paces: readonly { group: ChoosableGroup; pace: Pace }[]
  isQuiet: boolean
  from: number
  until: number
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))

/** What comes by mail and when, one choice a group, and the hours in which nothing comes. */
export const PreferencesForm = (props: {
  preferences: Preferences
  formKey: string
  refusal: Refusal | undefined
}) => {
  const { preferences, formKey, refusal } = props
  const { t } = useTranslation()
  const paces = PACES.map((pace) => ({ value: pace, label: t(`notifications.preferences.paces.${pace}`) }))
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Section id="by-mail" title={t("notifications.preferences.by_mail")} className="stack">
        {preferences.paces.map(({ group, pace }) => (
          <Field
            as="select"
            key={group}
            name={`pace-${group}`}
            label={t(`mail.groups.${group}`)}
            help={t(`notifications.preferences.help.${group}`)}
            value={pace}
            width="m"
            options={paces}
          />
        ))}
        <p className="muted">{t("notifications.preferences.times")}</p>
      </Section>
      <Section id="quiet" title={t("notifications.preferences.quiet")} className="band-s">
        <CheckField
          name="quiet"
          label={t("notifications.preferences.quiet_yes")}
          help={t("notifications.preferences.quiet_help")}
          checked={preferences.isQuiet}
        />
        <div className="row-x">
          <Field
            as="select"
            name="from"
            label={t("notifications.preferences.from")}
            value={String(preferences.from)}
            options={HOURS}
          />
          <Field
            as="select"
            name="until"
            label={t("notifications.preferences.until")}
            value={String(preferences.until)}
            options={HOURS}
          />
        </div>
      </Section>
      <Actions>
        <Button busy={t("common.form.saving")}>{t("notifications.preferences.save")}</Button>
      </Actions>
    </RefusableForm>
  )
}
