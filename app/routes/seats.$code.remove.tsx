import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { RemoveSeat } from "../roundtables/seats/input.ts"
import { getSeatToManage } from "../roundtables/seats/queries.server.ts"
import { removeSeat } from "../roundtables/seats/remove-seat.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { seat, roundtable, body } = await getSeatToManage(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("seats.remove.title", { seat: seat.label })),
      seat: { code: seat.code, label: seat.label, body },
      roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RemoveSeat, { seatCode: params.code }, async (ctx, input) => {
    const { roundtableCode } = await removeSeat(ctx, input)
    return redirect(`/roundtables/${roundtableCode}/members?done=removed`)
  })

export default function RemoveSeatRoute() {
  const { seat, roundtable, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const title = t("seats.remove.title", { seat: seat.label })
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={roundtable} seat={seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} kick={<bdi>{seat.body}</bdi>} />
      <Note tone="wait">{t("seats.remove.consequence")}</Note>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field as="textarea" name="reason" label={t("seats.remove.reason")} maxLength={500} dir="auto" />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("seats.remove.button")}
          </Button>
          <ButtonLink kind="quiet" href={`/seats/${seat.code}`}>
            {t("seats.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
