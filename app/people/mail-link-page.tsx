import { RefusableForm, Refused } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import type { LinkDoor, MailLinkKind, MailLinkState } from "./mail-link.ts"

type Link = {
  kind: MailLinkKind
  state: MailLinkState
  renewable: boolean
  door: LinkDoor
  name: string
  email: string
  by: string
  organisation: string
  organisationLanguage: string
  expiresAt: string | Date
}
type MailLinkPageProps = {
  link: Link
  renewed: boolean
  me: string | null
  path: string
  formKey: string
  refusal: Refusal | undefined
}

const PASSWORDS: readonly MailLinkKind[] = ["password", "account_request"]

const NewAccountFields = ({ link }: { link: Link }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="email"
        type="email"
        label={t("people.sign_in.email")}
        value={link.email}
        readOnly
        autoComplete="username"
        dir="ltr"
      />
      {link.kind === "organisation_invitation" ? (
        <Field name="name" label={t("people.link.name")} value={link.name} autoComplete="name" dir="auto" />
      ) : null}
    </>
  )
}

const PasswordField = () => {
  const { t } = useTranslation()
  return (
    <Field
      name="password"
      type="password"
      label={t("people.link.new_password")}
      help={t("people.link.password_help")}
      autoComplete="new-password"
    />
  )
}

const Ready = ({ link, formKey, refusal }: Pick<MailLinkPageProps, "link" | "formKey" | "refusal">) => {
  const { t } = useTranslation()
  const isNew = link.door === "new_account"
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      {isNew ? <NewAccountFields link={link} /> : null}
      {isNew || PASSWORDS.includes(link.kind) ? <PasswordField /> : null}
      <p className="help">{t("people.link.nothing_yet")}</p>
      <Actions>
        <Button busy={t("common.form.saving")}>{t(`people.link.${link.kind}.button`)}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** The one button of an open link, or what has to happen before it. */
const Door = ({ link, me, path, formKey, refusal }: Omit<MailLinkPageProps, "renewed">) => {
  const { t } = useTranslation()
  if (link.door === "sign_in")
    return (
      <Note title={t("people.link.sign_in_first")}>
        <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`}>{t("people.sign_in.button")}</ButtonLink>
      </Note>
    )
  if (link.door === "somebody_else")
    return (
      <Note tone="wait" title={t("people.link.somebody_else", { name: me ?? "" })}>
        <form method="post" action="/sign-out">
          <input type="hidden" name="to" value={path} />
          <Button>{t("people.link.sign_out")}</Button>
        </form>
      </Note>
    )
  return <Ready link={link} formKey={formKey} refusal={refusal} />
}

/** A link that is over: which of the three it is, and a fresh one by one press where that makes sense. */
const Over = ({ link, formKey, renewed }: Pick<MailLinkPageProps, "link" | "formKey" | "renewed">) => {
  const { t, dates } = useTranslation()
  const { state } = link
  if (state === "open") return null
  const moment = dates.longMoment(link.expiresAt)
  return (
    <Note tone="wait" title={t(`people.link.${state}`)}>
      <p>{t(`people.link.${state}_text`, { moment })}</p>
      {link.renewable && !renewed ? (
        <form method="post">
          <FormKey value={formKey} />
          <Button name="intent" value="renew">
            {t("people.link.renew")}
          </Button>
        </form>
      ) : null}
      {link.renewable ? null : <ButtonLink href="/sign-in">{t("people.sign_in.button")}</ButtonLink>}
    </Note>
  )
}

/** What a link that came by mail shows; opening it changes nothing. */
export const MailLinkPage = ({ link, renewed, me, path, formKey, refusal }: MailLinkPageProps) => {
  const { t } = useTranslation()
  const { name, email, by, organisation } = link
  const isOpen = link.state === "open"
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead
        title={t(`people.link.${link.kind}.title`, { organisation })}
        lead={isOpen ? t(`people.link.${link.kind}.lead`, { name, email, by, organisation }) : undefined}
      />
      {renewed ? (
        <Note tone="ok" live>
          {t("people.link.renewed")}
        </Note>
      ) : null}
      <Over link={link} formKey={formKey} renewed={renewed} />
      {isOpen ? <Door link={link} me={me} path={path} formKey={formKey} refusal={refusal} /> : null}
    </div>
  )
}
