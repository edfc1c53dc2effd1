import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

type Props = {
  code: string
  acts: { edit: boolean; publish: boolean; cancel: boolean; assess: boolean; isHidden: boolean }
  formKey: string
  refusal: Refusal | undefined
}

/** What who keeps a call may do with it now. */
export const CallActs = ({ code, acts, formKey, refusal }: Props) => {
  const { t } = useTranslation()
  if (!acts.edit && !acts.publish && !acts.cancel && !acts.assess) return null
  const path = `/calls/${code}`
  return (
    <Section id="acts" title={t("proposals.acts.title")} className="no-print">
      {acts.publish ? <p>{t("calls.publish_means")}</p> : null}
      {acts.isHidden ? <p>{t("calls.refuse.table_not_public")}</p> : null}
      <div className="row-x">
        {acts.assess ? <ButtonLink href={`${path}/assess`}>{t("calls.assess.link")}</ButtonLink> : null}
        {acts.publish ? (
          <RefusableForm formKey={formKey} refusal={refusal}>
            <Button busy={t("common.form.saving")}>{t("calls.publish")}</Button>
          </RefusableForm>
        ) : null}
        {acts.edit ? (
          <ButtonLink kind="line" href={`${path}/edit`}>
            {t("calls.edit")}
          </ButtonLink>
        ) : null}
        {acts.cancel ? (
          <ButtonLink kind="quiet" href={`${path}/cancel`}>
            {t("calls.cancel.link")}
          </ButtonLink>
        ) : null}
      </div>
    </Section>
  )
}
