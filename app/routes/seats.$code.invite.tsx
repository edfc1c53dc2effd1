import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { MarkedText } from "../i18n/marked-text.tsx"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { InviteDelegate } from "../roundtables/input.ts"
import { inviteDelegate } from "../roundtables/invite-delegate.server.ts"
import { InviteeFields } from "../roundtables/invitee-fields.tsx"
import { getSeatToFill } from "../roundtables/seat-queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("roundtables.invite.title")),
    seat: await getSeatToFill(ctx, params.code ?? ""),
    rank: new URL(request.url).searchParams.get("rank") ?? "0",
    today: ctx.now.toISOString(),
    days: ctx.settings.invitationDays,
    locales: context.locales,
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, InviteDelegate, { seatCode: params.code }, async (ctx, input) => {
    const { roundtableCode } = await inviteDelegate(ctx, input)
    return redirect(`/roundtables/${roundtableCode}/members?done=invited`)
  })

export default function Invite() {
  const { seat, rank, today, days, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const substitute = rank === "0" ? "1" : rank
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${seat.roundtableCode}/members`} label={t("roundtables.end.back")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("roundtables.invite.title")}
        kick={
          <MarkedText
            k="roundtables.invite.seat"
            marks={{ seat: <bdi>{seat.label}</bdi>, body: <bdi lang={seat.bodyLanguage}>{seat.body}</bdi> }}
          />
        }
        lead={t("roundtables.invite.what_happens", { days })}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <InviteeFields locales={locales} named />
        <Choice
          name="rank"
          legend={t("roundtables.invite.as")}
          value={rank}
          columns
          options={[
            {
              value: "0",
              label: t("roundtables.invite.titular"),
              help: t("roundtables.invite.titular_help"),
            },
            {
              value: substitute,
              label: t("roundtables.invite.substitute"),
              help: t("roundtables.invite.substitute_help"),
            },
          ]}
        />
        <Field
          name="startsOn"
          label={t("roundtables.invite.starts_on")}
          help={t("roundtables.invite.day_help")}
          value={dates.typed(today)}
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="endsOn"
          label={t("roundtables.invite.ends_on")}
          optional
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="letter"
          label={t("roundtables.invite.letter")}
          help={t("roundtables.invite.letter_help")}
          optional
          width="m"
          dir="ltr"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("roundtables.invite.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
