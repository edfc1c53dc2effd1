import { RefusableForm, Refused } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import type { InvitationState } from "./invitation.ts"

type Invitation = {
  name: string | null
  email: string | null
  rank: number
  startsOn: string
  endsOn: string | null
  expiresAt: string | Date
  state: InvitationState
  door: "sign_in" | "new_account" | "ready" | "somebody_else"
  label: string
  voting: boolean
  body: string
  bodyLanguage: string
  roundtable: string
  roundtableLanguage: string
  invitedBy: string | null
}
type InvitationPageProps = {
  invitation: Invitation
  renewed: boolean
  me: string | null
  path: string
  formKey: string
  refusal: Refusal | undefined
}

const Facts = ({ invitation }: { invitation: Invitation }) => {
  const { t, dates } = useTranslation()
  const { startsOn, endsOn, label, voting, rank } = invitation
  const role = t(rank === 0 ? "common.sitting.titular" : "common.sitting.substitute")
  const from = dates.day(startsOn)
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t("roundtables.invitation.roundtable"),
          value: <bdi lang={invitation.roundtableLanguage}>{invitation.roundtable}</bdi>,
        },
        {
          term: t("roundtables.invitation.body"),
          value: <bdi lang={invitation.bodyLanguage}>{invitation.body}</bdi>,
        },
        {
          term: t("roundtables.invitation.seat"),
          value: `${label}, ${t(voting ? "roundtables.invitation.voting" : "roundtables.invitation.advisory")}`,
        },
        { term: t("roundtables.invitation.role"), value: role },
        {
          term: t("roundtables.invitation.mandate"),
          value: endsOn
            ? t("roundtables.invitation.mandate_until", { from, to: dates.day(endsOn) })
            : t("roundtables.invitation.mandate_from", { from }),
        },
        { term: t("roundtables.invitation.valid_until"), value: dates.longMoment(invitation.expiresAt) },
      ]}
    />
  )
}

/** The one button of an open invitation, or what has to happen before it. */
const Door = ({ invitation, me, path, formKey, refusal }: Omit<InvitationPageProps, "renewed">) => {
  const { t } = useTranslation()
  if (invitation.door === "sign_in")
    return (
      <Note title={t("roundtables.invitation.sign_in_first")}>
        <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`}>
          {t("roundtables.invitation.sign_in")}
        </ButtonLink>
      </Note>
    )
  if (invitation.door === "somebody_else")
    return (
      <Note tone="wait" title={t("roundtables.invitation.somebody_else", { name: me ?? "" })}>
        <form method="post" action="/sign-out">
          <input type="hidden" name="to" value={path} />
          <Button>{t("roundtables.invitation.sign_out")}</Button>
        </form>
      </Note>
    )
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      {invitation.door === "new_account" ? (
        <>
          <Field
            name="email"
            type="email"
            label={t("roundtables.invitation.email")}
            value={invitation.email}
            readOnly
            autoComplete="username"
            dir="ltr"
          />
          <Field
            name="name"
            label={t("roundtables.invitation.name")}
            value={invitation.name}
            autoComplete="name"
            dir="auto"
          />
          <Field
            name="password"
            type="password"
            label={t("roundtables.invitation.password")}
            help={t("roundtables.invitation.password_help")}
            autoComplete="new-password"
          />
        </>
      ) : null}
      <p className="help">{t("roundtables.invitation.accept_hint")}</p>
      <Actions>
        <Button busy={t("common.form.saving")}>{t("roundtables.invitation.accept")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** An invitation that can no longer be used: which of the three it is, and the way on. */
const Over = ({
  state,
  path,
  formKey,
  renewed,
}: {
  state: InvitationState
  path: string
  formKey: string
  renewed: boolean
}) => {
  const { t } = useTranslation()
  if (state === "open") return null
  return (
    <Note tone="wait" title={t(`roundtables.invitation.${state}`)}>
      <p>{t(`roundtables.invitation.${state}_text`)}</p>
      {state === "expired" && !renewed ? (
        <form method="post">
          <FormKey value={formKey} />
          <Button name="intent" value="renew">
            {t("roundtables.invitation.renew")}
          </Button>
        </form>
      ) : null}
      {state === "used" ? (
        <ButtonLink href={`/sign-in?to=${encodeURIComponent(path)}`}>
          {t("roundtables.invitation.sign_in")}
        </ButtonLink>
      ) : null}
    </Note>
  )
}

/** What the link of an invitation shows; opening it changes nothing. */
export const InvitationPage = ({ invitation, renewed, me, path, formKey, refusal }: InvitationPageProps) => {
  const { t } = useTranslation()
  const isOpen = invitation.state === "open"
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead
        title={t("roundtables.invitation.title")}
        lead={isOpen ? t("roundtables.invitation.lead", { by: invitation.invitedBy ?? "" }) : undefined}
      />
      {renewed ? (
        <Note tone="ok" live>
          {t("roundtables.invitation.renewed")}
        </Note>
      ) : null}
      <Over state={invitation.state} path={path} formKey={formKey} renewed={renewed} />
      {isOpen ? <Facts invitation={invitation} /> : null}
      {isOpen ? (
        <Door invitation={invitation} me={me} path={path} formKey={formKey} refusal={refusal} />
      ) : null}
    </div>
  )
}
