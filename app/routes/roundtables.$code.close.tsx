import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { CloseRoundtable, ReopenRoundtable } from "../roundtables/card-input.ts"
import { closeRoundtable, reopenRoundtable } from "../roundtables/edit-roundtable.server.ts"
import { refuseAdminister, refuseManageSeats } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language, closedAt } = await getRoundtable(ctx, params.code ?? "")
    const isClosed = closedAt !== null
    refuse(isClosed ? refuseAdminister(ctx.actor) : refuseManageSeats(ctx.actor, id))
    const title = context.t(isClosed ? "roundtables.close.reopen" : "roundtables.close.title")
    return { title: titleOf(context, title), roundtable: { code, name, language }, isClosed, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const here = { roundtableCode: params.code }
  const form = await request.clone().formData()
  if (form.get("intent") === "reopen")
    return run(context, request, ReopenRoundtable, here, async (ctx, input) => {
      await reopenRoundtable(ctx, input)
      return redirect(`/roundtables/${params.code}?done=reopened`)
    })
  return run(context, request, CloseRoundtable, here, async (ctx, input) => {
    await closeRoundtable(ctx, input)
    return redirect(`/roundtables/${params.code}?done=closed`)
  })
}

export default function CloseRoute() {
  const { roundtable, isClosed, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const title = t(isClosed ? "roundtables.close.reopen" : "roundtables.close.title")
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${roundtable.code}`} label={roundtable.name} lang={roundtable.language} />
      <Refused refusal={refusal} />
      <PageHead title={title} />
      {isClosed ? (
        <Press
          formKey={key}
          fields={{ intent: "reopen" }}
          label={t("roundtables.close.reopen_button")}
          kind="primary"
          dense={false}
        />
      ) : (
        <>
          <Note tone="wait">{t("roundtables.close.consequence")}</Note>
          <RefusableForm formKey={key} refusal={refusal}>
            <Field
              as="textarea"
              name="reason"
              label={t("roundtables.close.reason")}
              help={t("roundtables.close.reason_help")}
              maxLength={500}
              dir="auto"
            />
            <Actions>
              <Button kind="stop" busy={t("common.form.saving")}>
                {t("roundtables.close.button")}
              </Button>
            </Actions>
          </RefusableForm>
        </>
      )}
    </div>
  )
}
