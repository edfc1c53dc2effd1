import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AnnexList } from "../meetings/agenda-list.tsx"
import { AddMeetingAnnex, RemoveMeetingAnnex } from "../meetings/input.ts"
import { addMeetingAnnex, removeMeetingAnnex } from "../meetings/keep-annexes.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { findMeetingToConvene } from "../meetings/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { meeting, roundtable, content } = await findMeetingToConvene(ctx, params.code ?? "")
    const { code, name, language } = roundtable
    const title = titleOf(context, context.t("meetings.annexes.new"))
    const keys = content.annexes.map(() => newKey())
    return { title, code: meeting.code, content, roundtable: { code, name, language }, key: newKey(), keys }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const here = { meetingCode: params.code }
  if ((await request.clone().formData()).get("intent") === "remove")
    return run(context, request, RemoveMeetingAnnex, here, async (ctx, input) => {
      await removeMeetingAnnex(ctx, input)
      return redirect(`/meetings/${params.code}?done=annex_removed`)
    })
  return run(context, request, AddMeetingAnnex, here, async (ctx, input) => {
    await addMeetingAnnex(ctx, input)
    return redirect(`/meetings/${params.code}?done=annex_added`)
  })
}

export default function NewMeetingAnnex() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, keys } = page
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(content)} title={t("meetings.annexes.new")} />
      <Refused refusal={refusal} />
      <PageHead title={t("meetings.annexes.new")} lead={t("meetings.annexes.lead")} />
      <Section id="now" title={t("meetings.annexes.now")} count={content.annexes.length}>
        {content.annexes.length === 0 ? <Empty>{t("meetings.annexes.none")}</Empty> : null}
        <AnnexList
          {...{ annexes: content.annexes, language: content.language }}
          acts={(number, title) => (
            <Press
              formKey={keys[content.annexes.findIndex((annex) => annex.number === number)] ?? ""}
              fields={{ intent: "remove", number: String(number) }}
              label={t("meetings.annexes.remove")}
              hidden={title}
            />
          )}
        />
        {content.annexes.some(({ sha256 }) => sha256 !== null) ? (
          <p className="small">{t("meetings.annexes.remove_sent")}</p>
        ) : null}
      </Section>
      <RefusableForm formKey={page.key} refusal={refusal} files>
        <Field name="title" label={t("meetings.annexes.name")} maxLength={300} dir="auto" />
        <FilesField name="paper" label={t("meetings.annexes.file")} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("meetings.annexes.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
