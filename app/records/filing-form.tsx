import type { ReactNode } from "react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

type FilingFormProps = {
  /** The paper that something is added to. */
  filing: { code: string; title: string; language: string }
  title: string
  lead?: ReactNode
  formKey: string
  refusal: Refusal | undefined
  button: string
  files?: boolean
  stop?: boolean
  children: ReactNode
}

/** A page with one form about a filed paper. */
export const FilingForm = (props: FilingFormProps) => {
  const { filing, title, lead, formKey, refusal, button, files = false, stop = false, children } = props
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/records/${filing.code}`} label={filing.title} lang={filing.language} />
      <Refused refusal={refusal} />
      <PageHead title={title} lead={lead} />
      <RefusableForm formKey={formKey} refusal={refusal} files={files}>
        {children}
        <Actions>
          <Button kind={stop ? "stop" : "primary"} busy={t("common.form.saving")}>
            {button}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
