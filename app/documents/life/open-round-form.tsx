import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"

type OpenRoundProps = {
  code: string
  kind: string
  seats: readonly { code: string; label: string; body: string; bodyLanguage: string }[]
  asked: number
  needed: number
  minDays: number
  earliest: string
  formKey: string
  refusal: Refusal | undefined
}

/** The form that opens a round: until when, and who is asked. */
export const OpenRoundForm = (props: OpenRoundProps) => {
  const { code, kind, seats, asked, needed, minDays, earliest, formKey, refusal } = props
  const { t, dates } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Field
        name="closesOn"
        type="date"
        width="m"
        label={t("life.open.until")}
        help={t("life.open.until_help", { count: minDays, day: dates.longDay(earliest) })}
        value={earliest}
      />
      <Choice
        name="among"
        legend={t("life.open.among")}
        value={kind === "protocol" ? "parties" : "seats"}
        options={[
          {
            value: "seats",
            label: t("life.open.seats", { count: asked }),
            help: t("life.open.seats_help", { count: needed }),
          },
          { value: "parties", label: t("life.open.parties"), help: t("life.open.parties_help") },
        ]}
      />
      <Choice
        several
        optional
        name="parties[]"
        legend={t("life.open.which")}
        help={t("life.open.which_help")}
        options={seats.map(({ code: seat, label, body, bodyLanguage }) => ({
          value: seat,
          label: (
            <>
              {label} · <bdi lang={bodyLanguage}>{body}</bdi>
            </>
          ),
        }))}
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("life.open.button")}</Button>
        <ButtonLink kind="quiet" href={`/documents/${code}/life`}>
          {t("life.open.back")}
        </ButtonLink>
      </Actions>
    </RefusableForm>
  )
}
