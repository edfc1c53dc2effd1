import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { beforeSending } from "../meetings/before-sending.server.ts"
import { sendConvocation } from "../meetings/convene.server.ts"
import { SendConvocation } from "../meetings/input.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { SecretNote } from "../meetings/meeting-facts.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { NoticeNote, Obstacle, obstacleOf } from "../meetings/notice-note.tsx"
import { RecipientTable } from "../meetings/recipient-table.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const to = new URL(request.url).searchParams.get("to")
    const { t, locale, speak } = context
    const page = await beforeSending(ctx, { code: params.code ?? "", to }, { t, locale, speak })
    const title = titleOf(context, t(page.isFirst ? "meetings.send.title" : "meetings.send.title_change"))
    return { ...page, title, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SendConvocation, { meetingCode: params.code }, async (ctx, input) => {
    await sendConvocation(ctx, input, context.speak)
    return redirect(`/meetings/${params.code}?done=sent`)
  })

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Preview = ({ preview }: { preview: NonNullable<Page["preview"]> }) => {
  const { t } = useTranslation()
  return (
    <Section id="preview" title={t("meetings.send.preview_of", { name: preview.name ?? "" })}>
      <div className="card" lang={preview.language} dir="auto">
        <h3>{preview.subject}</h3>
        {preview.text.split(/\n{2,}/).map((part) => (
          <p key={part} dir="auto">
            {part.split("\n").map((line, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text in a fixed order
              <span key={n}>
                {n > 0 ? <br /> : null}
                {line}
              </span>
            ))}
          </p>
        ))}
      </div>
    </Section>
  )
}

export default function SendRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, isFirst, preview, recipients } = page
  const title = t(isFirst ? "meetings.send.title" : "meetings.send.title_change")
  const obstacle = obstacleOf(page)
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={useMeetingName(content)} title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} lead={t("meetings.send.lead")} />
      <div className="stack-l">
        <NoticeNote page={page} />
        <SecretNote content={content} />
        <Section id="recipients" title={t("meetings.send.recipients")} count={recipients.length}>
          <RecipientTable rows={recipients} preview={`/meetings/${page.code}/send`} />
        </Section>
        {preview ? <Preview preview={preview} /> : null}
        {obstacle ? (
          <Obstacle obstacle={obstacle} code={page.code} />
        ) : (
          <RefusableForm formKey={page.key} refusal={refusal}>
            {page.isNewDate && page.state === "urgent" ? (
              <Field
                {...{ as: "textarea", name: "urgency", rows: 3, dir: "auto", maxLength: 1000 }}
                label={t("meetings.send.urgency")}
                help={t("meetings.send.urgency_help")}
              />
            ) : null}
            <Actions>
              <Button busy={t("meetings.send.busy")}>
                {t(isFirst ? "meetings.send.button" : "meetings.send.button_change")}
              </Button>
            </Actions>
          </RefusableForm>
        )}
      </div>
    </div>
  )
}
