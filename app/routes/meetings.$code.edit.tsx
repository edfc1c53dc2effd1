import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { CardFields } from "../meetings/card-fields.tsx"
import { EditMeeting } from "../meetings/input.ts"
import { editMeeting } from "../meetings/keep-meeting.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { findMeetingToConvene } from "../meetings/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { meeting, roundtable, content } = await findMeetingToConvene(ctx, params.code ?? "")
    const { code, name, language, visibility } = roundtable
    return {
      title: titleOf(context, context.t("meetings.form.edit")),
      ...{ code: meeting.code, state: meeting.state, content },
      roundtable: { code, name, language, isPublic: visibility === "public" },
      ...{ locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditMeeting, { meetingCode: params.code }, async (ctx, input) => {
    await editMeeting(ctx, input)
    return redirect(`/meetings/${params.code}?done=saved`)
  })

export default function EditMeetingRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { roundtable, content, locales, state } = page
  const name = useMeetingName(content)
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={name} title={t("meetings.form.edit")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("meetings.form.edit")}
        lead={state === "draft" ? null : t("meetings.form.edit_lead")}
      />
      <RefusableForm formKey={page.key} refusal={refusal}>
        <CardFields
          {...{ content, locales }}
          language={roundtable.language}
          mayBePublic={roundtable.isPublic}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("meetings.form.save")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
