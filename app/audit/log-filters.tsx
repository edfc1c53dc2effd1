import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Form } from "../ui/form.tsx"
import type { Choice } from "./names.ts"

type LogFiltersProps = {
  /** What was typed, by field. */
  typed: Readonly<Record<string, string>>
  /** Message keys, by field. */
  problems: Readonly<Record<string, string>>
  actions: readonly Choice[]
  kinds: readonly Choice[]
  tables: readonly Choice[]
  /** The page without filters. */
  path: string
}

/** What to look for in the log: a form that asks, and changes nothing. */
export const LogFilters = ({ typed, problems, actions, kinds, tables, path }: LogFiltersProps) => {
  const { t } = useTranslation()
  const fields = Object.fromEntries(
    Object.entries(problems).map(([name, key]) => [name, t(key as MessageKey)]),
  )
  const texts = { error: t("common.form.error"), optional: t("common.form.optional") }
  const any = t("audit.filter.any")
  return (
    <Form method="get" action={path} refusal={{ fields, typed }} texts={texts}>
      {typed.person ? <input type="hidden" name="person" value={typed.person} /> : null}
      <div className="grid-3">
        <Field as="select" name="action" label={t("audit.filter.action")} options={actions} prompt={any} />
        <Field
          as="select"
          name="roundtable"
          label={t("audit.filter.roundtable")}
          options={tables}
          prompt={any}
        />
        <Field
          name="who"
          label={t("audit.filter.person")}
          help={t("audit.filter.person_help")}
          maxLength={200}
          dir="auto"
        />
        <Field
          name="from"
          label={t("audit.filter.from")}
          help={t("audit.filter.day_help")}
          width="s"
          dir="ltr"
        />
        <Field name="to" label={t("audit.filter.to")} help={t("audit.filter.day_help")} width="s" dir="ltr" />
        <Field as="select" name="kind" label={t("audit.filter.kind")} options={kinds} prompt={any} />
        <Field name="subject" label={t("audit.filter.subject")} maxLength={200} dir="ltr" />
        <Field
          name="request"
          label={t("audit.filter.request")}
          help={t("audit.filter.request_help")}
          maxLength={200}
          dir="ltr"
        />
      </div>
      <Actions>
        <Button>{t("audit.filter.button")}</Button>
        <ButtonLink kind="quiet" href={path}>
          {t("audit.filter.reset")}
        </ButtonLink>
      </Actions>
    </Form>
  )
}
