import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"

type FormProps = { formKey: string; refusal: Refusal | undefined }

const Intent = ({ value }: { value: string }) => <input type="hidden" name="intent" value={value} />

/** One button: sends the request off, or the mail once more. */
export const SendForm = ({ formKey, refusal, again }: FormProps & { again: boolean }) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Intent value="send" />
      <Actions>
        <Button kind={again ? "line" : "primary"} busy={t("organisations.adhesion.sending")}>
          {t(again ? "organisations.adhesion.send_again" : "organisations.adhesion.send")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

/** What the link in the mail leads to: one button, since mail filters open every link. */
export const ConfirmForm = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Intent value="confirm" />
      <Actions>
        <Button busy={t("organisations.adhesion.sending")}>{t("organisations.adhesion.confirm")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** The answer to what was asked for. */
export const AdditionsForm = ({ formKey, refusal, question }: FormProps & { question: string }) => {
  const { t } = useTranslation()
  return (
    <Section id="additions" title={t("organisations.adhesion.additions")}>
      <Note tone="wait">
        <p dir="auto">{question}</p>
      </Note>
      <RefusableForm formKey={formKey} refusal={refusal} files>
        <Intent value="answer" />
        <Field
          as="textarea"
          name="answer"
          label={t("organisations.adhesion.answer")}
          rows={5}
          maxLength={2000}
          dir="auto"
        />
        <FilesField name="files" label={t("organisations.adhesion.annexes")} optional multiple />
        <Actions>
          <Button busy={t("organisations.adhesion.sending")}>
            {t("organisations.adhesion.send_answer")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

/** Taking the request back. */
export const WithdrawForm = ({ formKey }: { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <Fold summary={t("organisations.adhesion.withdraw")}>
      <p>{t("organisations.adhesion.withdraw_help")}</p>
      <RefusableForm formKey={formKey} refusal={undefined}>
        <Intent value="withdraw" />
        <Button kind="stop" busy={t("organisations.adhesion.sending")}>
          {t("organisations.adhesion.withdraw")}
        </Button>
      </RefusableForm>
    </Fold>
  )
}

type DoorProps = FormProps & {
  door: "sign_in" | "new_account" | "ready" | "somebody_else"
  name: string | null
  email: string | null
  path: string
}

/** The way in for whoever asked: as manager, with a new account or their own. */
export const EnterForm = ({ formKey, refusal, door, name, email, path }: DoorProps) => {
  const { t } = useTranslation()
  if (door === "somebody_else") return <Note tone="wait">{t("organisations.refuse.other_person")}</Note>
  if (door === "sign_in")
    return (
      <>
        <p>{t("organisations.refuse.sign_in_first")}</p>
        <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`}>
          {t("organisations.adhesion.sign_in")}
        </ButtonLink>
      </>
    )
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <Intent value="enter" />
      {door === "new_account" ? (
        <>
          <Field
            name="name"
            label={t("people.account.name")}
            value={name}
            autoComplete="name"
            maxLength={120}
            dir="auto"
          />
          <input type="hidden" name="username" autoComplete="username" value={email ?? ""} readOnly />
          <Field
            name="password"
            type="password"
            label={t("people.sign_in.password")}
            help={t("organisations.adhesion.password_help")}
            autoComplete="new-password"
          />
        </>
      ) : null}
      <Actions>
        <Button busy={t("common.form.saving")}>{t("organisations.adhesion.enter")}</Button>
      </Actions>
    </RefusableForm>
  )
}
