import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { cancelMeeting } from "../meetings/convene.server.ts"
import { CancelMeeting } from "../meetings/input.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { findMeetingToConvene } from "../meetings/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { meeting, roundtable, content } = await findMeetingToConvene(ctx, params.code ?? "")
    const { code, name, language } = roundtable
    const title = titleOf(context, context.t("meetings.cancel.title"))
    return { title, code: meeting.code, content, roundtable: { code, name, language }, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CancelMeeting, { meetingCode: params.code }, async (ctx, input) => {
    await cancelMeeting(ctx, input, context.speak)
    return redirect(`/meetings/${params.code}?done=cancelled`)
  })

export default function CancelMeetingRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page.content)} title={t("meetings.cancel.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("meetings.cancel.title")} lead={t("meetings.cancel.lead")} />
      <RefusableForm formKey={page.key} refusal={refusal}>
        <Field
          {...{
            as: "textarea",
            name: "reason",
            label: t("meetings.cancel.reason"),
            dir: "auto",
            maxLength: 1000,
          }}
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("meetings.cancel.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
