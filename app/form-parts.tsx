import type { ReactNode } from "react"
import type { Refusal } from "./http.server.ts"
import { useTranslation } from "./i18n/translation.tsx"
import { ErrorSummary } from "./ui/error-summary.tsx"
import { Form } from "./ui/form.tsx"

type RefusableFormProps = {
  formKey?: string
  refusal: Refusal | undefined
  action?: string
  /** The form carries files. */
  files?: boolean
  children: ReactNode
}

/** A form in the reader's language that shows what was refused and keeps what was typed. */
export const RefusableForm = ({ formKey, refusal, action, files = false, children }: RefusableFormProps) => {
  const { t } = useTranslation()
  const texts = { error: t("common.form.error"), optional: t("common.form.optional") }
  return (
    <Form
      formKey={formKey}
      refusal={refusal}
      texts={texts}
      action={action}
      encType={files ? "multipart/form-data" : undefined}
    >
      {children}
    </Form>
  )
}

/** First thing on a page whose post was refused. */
export const Refused = ({ refusal }: { refusal: Refusal | undefined }) => {
  const { t } = useTranslation()
  if (!refusal) return null
  const count = Math.max(1, Object.keys(refusal.fields).length)
  return (
    <ErrorSummary
      refusal={refusal}
      title={t("common.form.errors_title", { count })}
      formTitle={t("common.form.refused_title")}
    />
  )
}
