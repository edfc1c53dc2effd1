import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"

type FormsProps = {
  mayReplace: boolean
  mayRevoke: boolean
  keys: { replace: string; revoke: string }
  refusal: Refusal | undefined
}

/** The two ways in which a paper ends: another one in its place, or none. */
export const EndForms = ({ mayReplace, mayRevoke, keys, refusal }: FormsProps) => {
  const { t } = useTranslation()
  const form = (intent: "replace" | "revoke") => (
    <Section id={intent} title={t(`certificates.end.${intent}`)}>
      <p>{t(`certificates.end.${intent}_text`)}</p>
      <RefusableForm formKey={keys[intent]} refusal={refusal?.typed.intent === intent ? refusal : undefined}>
        <Field id={`${intent}-reason`} name="reason" label={t("certificates.end.reason")} maxLength={500} />
        <Actions>
          <Button name="intent" value={intent} kind={intent === "revoke" ? "stop" : "line"}>
            {t(`certificates.end.${intent}`)}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
  return (
    <>
      {mayReplace ? form("replace") : null}
      {mayRevoke ? form("revoke") : null}
    </>
  )
}
