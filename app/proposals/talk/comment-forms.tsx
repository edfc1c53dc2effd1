import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"

type Props = {
  formKey: string
  refusal: Refusal | undefined
  others: readonly string[]
  language: string | undefined
}

const LanguageField = ({ id, others, language }: Pick<Props, "others" | "language"> & { id: string }) => {
  const { t } = useTranslation()
  return (
    <Field
      as="select"
      name="language"
      id={id}
      width="m"
      label={t("proposals.comments.into")}
      value={language}
      options={others.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
    />
  )
}

/** Asks for the comment in a language: whoever can writes it. */
export const AskForm = ({ formKey, refusal, others, language }: Props) => {
  const { t } = useTranslation()
  return (
    <Section id="ask" title={t("proposals.comments.ask")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="ask" />
        <LanguageField id="ask-language" {...{ others, language }} />
        <Actions>
          <Button kind="line">{t("proposals.comments.ask_button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

/** The comment in another language, beside the original. */
export const TranslateForm = ({ formKey, refusal, others, language }: Props) => {
  const { t } = useTranslation()
  return (
    <Section id="translate" title={t("proposals.comments.translate")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="translate" />
        <LanguageField id="translate-language" {...{ others, language }} />
        <Field
          as="textarea"
          name="text"
          rows={5}
          label={t("proposals.comments.translation")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <CheckField
          name="isMachine"
          label={t("proposals.version.is_machine")}
          help={t("proposals.version.is_machine_help")}
        />
        <Actions>
          <Button>{t("proposals.comments.translate_button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

/** Takes the comment out of sight, with the reason that stands in its place. */
export const HideForm = ({ formKey, refusal }: Pick<Props, "formKey" | "refusal">) => {
  const { t } = useTranslation()
  return (
    <Section id="hide" title={t("proposals.comments.hide")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="hide" />
        <Field
          as="textarea"
          name="words"
          rows={3}
          label={t("proposals.comments.hide_reason")}
          help={t("proposals.comments.hide_help")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <Actions>
          <Button kind="stop">{t("proposals.comments.hide_button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
