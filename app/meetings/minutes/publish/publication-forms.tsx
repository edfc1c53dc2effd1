import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { CheckField } from "../../../ui/check-field.tsx"
import { Field } from "../../../ui/field.tsx"
import { Fold } from "../../../ui/fold.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { keyFor } from "../../session/form-keys.ts"
import { GROUNDS, type OmissionGround } from "./input.ts"

type FormProps = { formKey: string; refusal: Refusal | undefined }
const ownOf = (refusal: Refusal | undefined, intent: string) =>
  refusal?.typed.intent === intent ? refusal : undefined

/** Words to leave out of what everybody reads. */
export const OmitForm = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <Section id="omit" title={t("afterwards.publish.omit")}>
      <RefusableForm formKey={keyFor(formKey, "omit")} refusal={ownOf(refusal, "omit")}>
        <input type="hidden" name="intent" value="omit" />
        <Field
          {...{ as: "textarea", name: "words", rows: 3, maxLength: 4000, dir: "auto" }}
          label={t("afterwards.publish.words")}
          help={t("afterwards.publish.words_help")}
        />
        <Field
          {...{ as: "select", name: "ground", label: t("afterwards.publish.ground") }}
          prompt={t("afterwards.publish.ground_choose")}
          options={GROUNDS.map((value) => ({ value, label: t(`afterwards.publish.grounds.${value}`) }))}
          help={t("afterwards.publish.ground_help")}
        />
        <Field
          {...{ name: "reason", maxLength: 500, dir: "auto", optional: true }}
          label={t("afterwards.publish.note")}
          help={t("afterwards.publish.note_help")}
        />
        <Actions>
          <Button kind="line" busy={t("common.form.saving")}>
            {t("afterwards.publish.omit_button")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type Mark = {
  code: string
  kind: "omit" | "name"
  words: string
  ground: OmissionGround | null
  reason: string | null
}

const Remove = ({ mark, formKey }: { mark: Mark; formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={keyFor(formKey, `remove ${mark.code}`)} />
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="omissionCode" value={mark.code} />
      <Button kind="line" dense hidden={mark.words} busy={t("common.form.saving")}>
        {t("afterwards.publish.remove")}
      </Button>
    </form>
  )
}

/** What is left out, each with why; and the names that stay, each with its rule. */
export const MarkList = ({ marks, formKey }: { marks: readonly Mark[]; formKey: string }) => {
  const { t } = useTranslation()
  return (
    <Section id="marks" title={t("afterwards.publish.marks")}>
      {marks.length === 0 ? <p>{t("afterwards.publish.no_marks")}</p> : null}
      <ul className="lines">
        {marks.map((mark) => (
          <li key={mark.code} className="row-x between">
            <span>
              <bdi>{mark.words}</bdi>{" "}
              <span className="small muted">
                {mark.ground
                  ? t(`afterwards.publish.grounds.${mark.ground}`)
                  : t("afterwards.publish.name_kept")}
                {mark.reason ? (
                  <>
                    {" · "}
                    <bdi>{mark.reason}</bdi>
                  </>
                ) : null}
              </span>
            </span>
            <Remove mark={mark} formKey={formKey} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A name that a rule makes the public version say. */
export const NameForm = ({ names, formKey, refusal }: FormProps & { names: readonly string[] }) => {
  const { t } = useTranslation()
  if (names.length === 0) return null
  const own = ownOf(refusal, "name")
  return (
    <Section id="names" title={t("afterwards.publish.names")}>
      <p>{t("afterwards.publish.names_what", { count: names.length })}</p>
      <Fold summary={t("afterwards.publish.keep_name")} open={own !== undefined}>
        <RefusableForm formKey={keyFor(formKey, "name")} refusal={own}>
          <input type="hidden" name="intent" value="name" />
          <Field
            {...{ as: "select", name: "words", label: t("afterwards.publish.which_name") }}
            options={names.map((name) => ({ value: name, label: name }))}
          />
          <Field
            {...{ name: "reason", maxLength: 500, dir: "auto", id: "rule" }}
            label={t("afterwards.publish.rule")}
            help={t("afterwards.publish.rule_help")}
          />
          <Actions>
            <Button kind="line" busy={t("common.form.saving")}>
              {t("afterwards.publish.keep_button")}
            </Button>
          </Actions>
        </RefusableForm>
      </Fold>
    </Section>
  )
}

type PublishProps = FormProps & { sha256: string; alone: readonly string[] }

/** The last step: what was read goes out. */
export const PublishForm = ({ sha256, alone, formKey, refusal }: PublishProps) => {
  const { t } = useTranslation()
  return (
    <Section id="publish" title={t("afterwards.publish.publish")}>
      {alone.length > 0 ? (
        <p>
          {t("afterwards.publish.alone", { count: alone.length })} <strong>{alone.join(", ")}</strong>
        </p>
      ) : null}
      <RefusableForm formKey={keyFor(formKey, "publish")} refusal={ownOf(refusal, "publish")}>
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="sha256" value={sha256} />
        <CheckField name="read" label={t("afterwards.publish.read")} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("afterwards.publish.button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

/** Takes the public version back. */
export const WithdrawForm = ({ code, formKey, refusal }: FormProps & { code: string }) => {
  const { t } = useTranslation()
  return (
    <Section id="withdraw" title={t("afterwards.publish.withdraw")}>
      <p>
        <a href={`/published-minutes/${code}`}>{t("afterwards.publish.see")}</a>
      </p>
      <RefusableForm formKey={keyFor(formKey, "withdraw")} refusal={ownOf(refusal, "withdraw")}>
        <input type="hidden" name="intent" value="withdraw" />
        <Field
          {...{ as: "textarea", name: "reason", rows: 2, maxLength: 1000, dir: "auto" }}
          label={t("afterwards.publish.withdraw_reason")}
          help={t("afterwards.publish.withdraw_help")}
        />
        <Actions>
          <Button kind="line" busy={t("common.form.saving")}>
            {t("afterwards.publish.withdraw_button")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
