import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getMandate } from "../roundtables/seat-queries.server.ts"
import { RenewMandate } from "../roundtables/seats/input.ts"
import { renewMandate } from "../roundtables/seats/renew-mandate.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const mandate = await getMandate(ctx, params.code ?? "")
    const title = titleOf(context, context.t("seats.renew.title", { name: mandate.name ?? "–" }))
    return { title, mandate, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RenewMandate, { termCode: params.code }, async (ctx, input) => {
    const { seatCode } = await renewMandate(ctx, input)
    return redirect(`/seats/${seatCode}?done=renewed`)
  })

export default function RenewRoute() {
  const { mandate, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${mandate.roundtableCode}/members`} label={t("roundtables.end.back")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("seats.renew.title", { name: mandate.name ?? "–" })}
        kick={t("seats.title", { seat: mandate.label })}
        lead={
          mandate.endsOn
            ? t("seats.renew.hint", { day: dates.day(mandate.endsOn) })
            : t("seats.errors.mandate_without_end")
        }
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="endsOn"
          label={t("roundtables.invite.ends_on")}
          help={t("roundtables.invite.day_help")}
          optional
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
        <Field
          name="letter"
          label={t("roundtables.invite.letter")}
          help={t("seats.letter_help")}
          optional
          width="m"
        />
        <Field name="protocol" label={t("seats.protocol")} optional width="m" dir="ltr" />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("seats.renew.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
