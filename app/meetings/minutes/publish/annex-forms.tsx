import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { CheckField } from "../../../ui/check-field.tsx"
import { Empty } from "../../../ui/empty.tsx"
import { Field } from "../../../ui/field.tsx"
import { Fold } from "../../../ui/fold.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Status } from "../../../ui/status.tsx"
import { keyFor } from "../../session/form-keys.ts"

type Annex = { number: number; title: string; online: { code: string; until: string | null } | null }
type Props = { annexes: readonly Annex[]; formKey: string; refusal: Refusal | undefined; mayPublish: boolean }

const Online = ({ annex, formKey }: { annex: Annex; formKey: string }) => {
  const { t, dates } = useTranslation()
  if (!annex.online) return null
  const { code, until } = annex.online
  return (
    <div className="row-x">
      <Status tone="ok">
        {until
          ? t("afterwards.annexes.until", { day: dates.day(until) })
          : t("afterwards.annexes.without_end")}
      </Status>
      <form method="post" className="no-print">
        <FormKey value={keyFor(formKey, `end ${code}`)} />
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="annexCode" value={code} />
        <Button kind="line" dense hidden={annex.title} busy={t("common.form.saving")}>
          {t("afterwards.annexes.end")}
        </Button>
      </form>
    </div>
  )
}

const PublishForm = ({
  annex,
  formKey,
  refusal,
}: Omit<Props, "annexes" | "mayPublish"> & { annex: Annex }) => {
  const { t } = useTranslation()
  const own = refusal?.typed.number === `${annex.number}` ? refusal : undefined
  return (
    <Fold summary={t("afterwards.annexes.publish")} open={own !== undefined}>
      <RefusableForm formKey={keyFor(formKey, `publish ${annex.number}`)} refusal={own}>
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="number" value={annex.number} />
        <CheckField
          {...{ name: "hasPersons", id: `persons-${annex.number}`, label: t("afterwards.annexes.persons") }}
        />
        <Field
          {...{ name: "onlineUntil", type: "date", optional: true, id: `until-${annex.number}` }}
          label={t("afterwards.annexes.until_label")}
          help={t("afterwards.annexes.until_help")}
        />
        <Actions>
          <Button kind="line" hidden={annex.title} busy={t("common.form.saving")}>
            {t("afterwards.annexes.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

/** The annexes of a sitting, each online or not, and until when. */
export const AnnexForms = ({ annexes, formKey, refusal, mayPublish }: Props) => {
  const { t } = useTranslation()
  if (annexes.length === 0) return <Empty>{t("afterwards.annexes.none")}</Empty>
  return (
    <ul className="lines">
      {annexes.map((annex) => (
        <li key={annex.number} className="stack-s">
          <p>{t("minutes.annexes.named", { number: annex.number, title: annex.title })}</p>
          <Online annex={annex} formKey={formKey} />
          {annex.online || !mayPublish ? null : <PublishForm {...{ annex, formKey, refusal }} />}
        </li>
      ))}
    </ul>
  )
}
