import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import type { Labels } from "./input.ts"
import { TopicFields } from "./topic-parts.tsx"

type FormProps = { formKey: string; refusal: Refusal | undefined }

/** The refusal of one of the page's forms, for that one. */
const of = (refusal: Refusal | undefined, intent: string) =>
  refusal?.typed.intent === intent ? refusal : undefined

/** A topic's names, to correct. */
export const RenameForm = ({ formKey, refusal, labels }: FormProps & { labels: Labels }) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={of(refusal, "rename")}>
      <input type="hidden" name="intent" value="rename" />
      <TopicFields labels={labels} />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("taxonomies.form.rename")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** One button: out of use, or back into it. */
export const UseForm = ({ formKey, retired }: { formKey: string; retired: boolean }) => {
  const { t } = useTranslation()
  const intent = retired ? "restore" : "retire"
  return (
    <RefusableForm formKey={formKey} refusal={undefined}>
      <input type="hidden" name="intent" value={intent} />
      <p>{t(`taxonomies.form.${intent}_text`)}</p>
      <Actions>
        <Button kind="line" busy={t("common.form.saving")}>
          {t(`taxonomies.form.${intent}`)}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

type MergeFormProps = FormProps & {
  others: readonly { id: string; label: string; language: string }[]
}

/** Which topic this one goes into. */
export const MergeForm = ({ formKey, refusal, others }: MergeFormProps) => {
  const { t } = useTranslation()
  if (others.length === 0) return <p>{t("taxonomies.form.merge_none")}</p>
  return (
    <RefusableForm formKey={formKey} refusal={of(refusal, "merge")}>
      <input type="hidden" name="intent" value="merge" />
      <p>{t("taxonomies.form.merge_text")}</p>
      <Choice
        name="into"
        legend={t("taxonomies.form.into")}
        options={others.map(({ id, label, language }) => ({
          value: id,
          label: <bdi lang={language}>{label}</bdi>,
        }))}
      />
      <Actions>
        <Button kind="stop" busy={t("common.form.saving")}>
          {t("taxonomies.form.merge")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
