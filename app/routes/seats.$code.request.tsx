import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { InviteeFields } from "../roundtables/invitee-fields.tsx"
import { RequestDesignation } from "../roundtables/seats/input.ts"
import { getSeatToManage } from "../roundtables/seats/queries.server.ts"
import { requestDesignation } from "../roundtables/seats/request-designation.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { seat, roundtable, body } = await getSeatToManage(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("seats.request.title", { seat: seat.label })),
      seat: { code: seat.code, label: seat.label, body },
      roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
      ...{ locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RequestDesignation, { seatCode: params.code }, async (ctx, input) => {
    const { seatCode } = await requestDesignation(ctx, input)
    return redirect(`/seats/${seatCode}?done=requested`)
  })

export default function RequestRoute() {
  const { seat, roundtable, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const title = t("seats.request.title", { seat: seat.label })
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={roundtable} seat={seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} kick={<bdi>{seat.body}</bdi>} lead={t("seats.request.hint")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <InviteeFields
          locales={locales}
          label={t("seats.request.email")}
          help={t("seats.request.email_help")}
        />
        <Field
          name="dueOn"
          label={t("seats.request.due_on")}
          help={t("roundtables.invite.day_help")}
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="protocol"
          label={t("seats.protocol")}
          help={t("seats.request.protocol_help")}
          optional
          width="m"
          dir="ltr"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("seats.request.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
