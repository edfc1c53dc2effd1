import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { SendDelegate } from "../roundtables/seats/input.ts"
import { refuseSendDelegate } from "../roundtables/seats/policy.ts"
import { getSeat } from "../roundtables/seats/queries.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { sendDelegate } from "../roundtables/seats/send-delegate.server.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { seat, roundtable, group, body } = await getSeat(ctx, params.code ?? "")
    const facts = { ...seat, takesDelegates: group.takesDelegates }
    refuse(refuseSendDelegate(ctx.actor, facts) ?? refuseClosed(roundtable))
    return {
      title: titleOf(context, context.t("seats.delegates.link")),
      seat: { code: seat.code, label: seat.label, body },
      roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SendDelegate, { seatCode: params.code }, async (ctx, input) =>
    redirect(`/delegates/${await sendDelegate(ctx, input)}?done=sent`),
  )

export default function SendDelegateRoute() {
  const { seat, roundtable, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const title = t("seats.delegates.link")
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={roundtable} seat={seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead
        title={title}
        kick={<bdi>{t("roundtables.invite.seat", { seat: seat.label, body: seat.body })}</bdi>}
        lead={t("seats.delegates.hint")}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="name"
          label={t("roundtables.invite.name")}
          maxLength={120}
          dir="auto"
          autoComplete="off"
        />
        <Field
          name="day"
          label={t("seats.delegates.day")}
          help={t("roundtables.invite.day_help")}
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="letter"
          label={t("seats.delegates.letter")}
          help={t("seats.delegates.letter_help")}
          maxLength={120}
        />
        <Field name="protocol" label={t("seats.protocol")} optional width="m" dir="ltr" />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("seats.delegates.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
