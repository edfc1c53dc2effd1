import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { CardFields } from "../meetings/card-fields.tsx"
import { addOpenCommitments } from "../meetings/commitments/add-to-agenda.server.ts"
import { NewMeeting } from "../meetings/input.ts"
import { createMeeting } from "../meetings/keep-meeting.server.ts"
import { refuseConvene } from "../meetings/policy.ts"
import { listToCopy } from "../meetings/queries.server.ts"
import { whenWords } from "../meetings/words.ts"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const { id, code, name, language, visibility } = roundtable
    refuse(refuseConvene(ctx.actor, id) ?? refuseClosed(roundtable))
    return {
      title: titleOf(context, context.t("meetings.form.new")),
      roundtable: { code, name, language, isPublic: visibility === "public" },
      past: await listToCopy(ctx, id),
      ...{ locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, NewMeeting, { roundtableCode: params.code }, async (ctx, input) => {
    const meetingCode = await createMeeting(ctx, input)
    await addOpenCommitments(ctx, { meetingCode }, context.speak)
    return redirect(`/meetings/${meetingCode}/agenda?done=drafted`)
  })

export default function NewMeetingRoute() {
  const { roundtable, past, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink
        href={`/roundtables/${roundtable.code}/meetings`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("meetings.form.new")} lead={t("meetings.form.new_lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        {past.length > 0 ? (
          <Field
            {...{ as: "select", name: "copyOf", width: "m", prompt: "", optional: true }}
            label={t("meetings.form.copy")}
            help={t("meetings.form.copy_help")}
            options={past.map(({ code, at }) => ({ value: code, label: whenWords({ t, dates }, at) }))}
          />
        ) : null}
        <CardFields
          content={null}
          language={roundtable.language}
          locales={locales}
          mayBePublic={roundtable.isPublic}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("meetings.form.begin")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
