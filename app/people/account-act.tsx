import type { ReactNode } from "react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

type AccountActProps = {
  person: { code: string; name: string | null }
  title: string
  lead: string
  button: string
  formKey: string
  refusal: Refusal | undefined
  /** What stands before the form: what the act does. */
  facts?: ReactNode
  /** What is asked besides the reason. */
  children?: ReactNode
}

/** A page with one act on somebody's account that cannot be taken back: what is asked, the reason, the way out. */
export const AccountAct = (props: AccountActProps) => {
  const { person, title, lead, button, formKey, refusal, facts, children } = props
  const { t } = useTranslation()
  return (
    <div className="wrap form band-s stack">
      <Refused refusal={refusal} />
      <PageHead kick={<bdi>{person.name ?? t("people.erased")}</bdi>} title={title} lead={lead} />
      {facts}
      <RefusableForm formKey={formKey} refusal={refusal}>
        {children}
        <Field
          as="textarea"
          name="reason"
          label={t("people.admin.why")}
          help={t("people.admin.why_help")}
          maxLength={500}
          dir="auto"
        />
        <Actions>
          <Button kind="stop">{button}</Button>
          <ButtonLink kind="quiet" href={`/admin/people/${person.code}`}>
            {t("people.admin.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
