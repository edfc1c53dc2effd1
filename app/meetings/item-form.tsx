import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { ITEM_KINDS } from "./agenda.ts"
import type { AgendaItem } from "./meeting.ts"

type ItemFormProps = {
  /** The point that is changed; null adds one. */
  item: AgendaItem | null
  papers: readonly { code: string; title: string }[]
  home: string
  formKey: string
  refusal: Refusal | undefined
}

/** A point of the agenda to add, or one to change. */
export const ItemForm = ({ item, papers, home, formKey, refusal }: ItemFormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value={item ? "edit" : "add"} />
      {item ? <input type="hidden" name="itemCode" value={item.code} /> : null}
      <Field
        {...{
          name: "title",
          label: t("meetings.agenda.item"),
          value: item?.title,
          maxLength: 300,
          dir: "auto",
        }}
      />
      <Choice
        {...{ name: "kind", legend: t("meetings.agenda.kind"), value: item?.kind, columns: true }}
        options={ITEM_KINDS.map((value) => ({
          ...{
            value,
            label: t(`meetings.item_kinds.${value}`),
            help: t(`meetings.item_kinds_help.${value}`),
          },
        }))}
      />
      <Field
        {...{ as: "textarea", name: "detail", rows: 3, value: item?.detail, dir: "auto", optional: true }}
        label={t("meetings.agenda.detail")}
        maxLength={4000}
      />
      <Field
        {...{ name: "rapporteur", value: item?.rapporteur, width: "m", dir: "auto", optional: true }}
        label={t("meetings.agenda.rapporteur")}
        maxLength={200}
      />
      <Field
        {...{ name: "minutes", value: item?.minutes, width: "xs", inputMode: "numeric", optional: true }}
        label={t("meetings.agenda.minutes")}
        help={t("meetings.agenda.minutes_help")}
      />
      {papers.length > 0 ? (
        <Field
          {...{ as: "select", name: "paperCode", value: item?.paper?.code, prompt: "", optional: true }}
          label={t("meetings.agenda.paper")}
          help={t("meetings.agenda.paper_help")}
          options={papers.map(({ code, title }) => ({ value: code, label: title }))}
        />
      ) : null}
      <CheckField
        name="isSecret"
        label={t("meetings.agenda.is_secret")}
        help={t("meetings.agenda.is_secret_help")}
        checked={item?.isSecret ?? false}
      />
      <Actions>
        <Button busy={t("common.form.saving")}>
          {t(item ? "meetings.agenda.save" : "meetings.agenda.add_button")}
        </Button>
        {item ? (
          <ButtonLink kind="quiet" href={home}>
            {t("meetings.agenda.leave")}
          </ButtonLink>
        ) : null}
      </Actions>
    </RefusableForm>
  )
}
