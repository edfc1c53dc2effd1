import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"

type FormProps = { formKey: string; refusal: Refusal | undefined }

const Intent = ({ value }: { value: string }) => <input type="hidden" name="intent" value={value} />
const ofThis = (refusal: Refusal | undefined, intent: string) =>
  refusal?.typed.intent === intent ? refusal : undefined

/** Says who looks at it. */
export const TakeForm = ({ formKey }: { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={undefined}>
      <Intent value="take" />
      <Button kind="line" busy={t("common.form.saving")}>
        {t("organisations.adhesion.take")}
      </Button>
    </RefusableForm>
  )
}

type Body = { code: string; name: string; territory: string; kind: string }
type AcceptProps = FormProps & { similar: readonly Body[] }

/** Accepting: as a new body, or as one that is in the register already. */
export const AcceptForm = ({ formKey, refusal, similar }: AcceptProps) => {
  const { t } = useTranslation()
  return (
    <Section id="accept" title={t("organisations.adhesion.accept_title")}>
      <RefusableForm formKey={formKey} refusal={ofThis(refusal, "accept")}>
        <Intent value="accept" />
        {similar.length > 0 ? (
          <Choice
            name="existing"
            legend={t("organisations.adhesion.similar")}
            help={t("organisations.adhesion.similar_help")}
            value=""
            options={[
              { value: "", label: t("organisations.adhesion.new_body") },
              ...similar.map(({ code, name, territory, kind }) => ({
                value: code,
                label: <bdi>{name}</bdi>,
                help: `${t(`people.kinds.${kind as "school"}`)}, ${territory}`,
              })),
            ]}
          />
        ) : (
          <p>{t("organisations.adhesion.no_similar")}</p>
        )}
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.adhesion.accept")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type WordsProps = FormProps & { intent: "ask" | "refuse" }

/** What needs words: asking for what is missing, or refusing with the reason. */
export const WordsForm = ({ formKey, refusal, intent }: WordsProps) => {
  const { t } = useTranslation()
  const mine = ofThis(refusal, intent)
  const name = intent === "ask" ? "question" : "reason"
  return (
    <Fold summary={t(`organisations.adhesion.${intent}`)} open={mine !== undefined}>
      <RefusableForm formKey={formKey} refusal={mine}>
        <Intent value={intent} />
        <Field
          as="textarea"
          name={name}
          rows={5}
          label={t(intent === "ask" ? "organisations.adhesion.question" : "organisations.reason")}
          help={t(`organisations.adhesion.${intent}_help`)}
          maxLength={2000}
          dir="auto"
        />
        <Actions>
          <Button kind={intent === "ask" ? "line" : "stop"} busy={t("organisations.adhesion.sending")}>
            {t(`organisations.adhesion.${intent}_button`)}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}
