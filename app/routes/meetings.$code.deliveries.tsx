import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { because } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, readOwnForm, refusal, runOpen, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { askConvocation } from "../meetings/ask-pdf.server.ts"
import { listDeliveries } from "../meetings/deliveries.server.ts"
import { DeliveryTable } from "../meetings/delivery-table.tsx"
import { digestToFile, fileConvocation } from "../meetings/filed/file-convocation.server.ts"
import { FiledList } from "../meetings/filed/filed-list.tsx"
import { MeetingDraft } from "../meetings/input.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { NeedTable } from "../meetings/needs/need-parts.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead, Section } from "../ui/page-head.tsx"
import { isOutOfRoom } from "../workshop.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("meetings.deliveries.title")),
    ...(await listDeliveries(ctx, params.code ?? "")),
    key: newKey(),
  }))
}

/** Files what was sent last: its paper is written first, and filed as it was written. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readOwnForm(context, request)
  const meetingCode = params.code ?? ""
  const { sha256, question } = await read(context, async (ctx) => ({
    sha256: await digestToFile(ctx, meetingCode),
    question: await askConvocation(ctx, meetingCode, context.speak),
  }))
  try {
    const bytes = (await context.workshop.run("meeting.convocation", question)) as Uint8Array
    const pdf = { name: `${question.title.replaceAll("/", "-")}.pdf`, bytes }
    return await runOpen(context, form, MeetingDraft, { meetingCode }, async (ctx, input) =>
      redirect(`/records/${await fileConvocation(ctx, { ...input, pdf, sha256 }, context.speak)}?done=filed`),
    )
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    return refusal(context, form, [{ reason: because("transfer.errors.busy") }], 503)
  }
}

export default function DeliveriesRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={t("meetings.meeting")} title={t("meetings.deliveries.title")} />
      <Refused refusal={refused} />
      <PageHead title={t("meetings.deliveries.title")} lead={t("meetings.deliveries.lead")} />
      <div className="stack-l">
        <DeliveryTable rows={page.rows} />
        {page.needs.length > 0 ? (
          <Section id="needs" title={t("convening.needs.title")}>
            <p>{t("convening.needs.lead")}</p>
            <NeedTable rows={page.needs} />
          </Section>
        ) : null}
        {page.filed.length > 0 ? (
          <Section id="filed" title={t("convening.filed.title")}>
            <p>{t("convening.filed.lead")}</p>
            <FiledList rows={page.filed} formKey={page.mayFile ? page.key : null} />
          </Section>
        ) : null}
      </div>
    </div>
  )
}
