import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { ApproveAtOnce, ApproveInMeeting } from "../meetings/minutes/input.ts"
import { AtOnceForms, InMeetingForm } from "../meetings/minutes/life/approval-forms.tsx"
import { approveAtOnce, approveInMeeting } from "../meetings/minutes/life/approve.server.ts"
import { DecidingVote } from "../meetings/minutes/life/deciding-vote.tsx"
import { getApproval } from "../meetings/minutes/life/queries.server.ts"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusals, ...page } = await getApproval(ctx, params.code ?? "")
    const said = (reason: typeof refusals.item) => reason && context.t(reason.key, reason.values)
    return {
      ...{ ...page, title: titleOf(context, context.t("minutes.approval.page")), key: newKey() },
      ...{
        whyNot: { approve: said(refusals.approve), whole: said(refusals.whole), item: said(refusals.item) },
      },
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}?done=${what}`)
  if (intent === "at-once")
    return run(context, request, ApproveAtOnce, here, async (ctx, input) => {
      await approveAtOnce(ctx, input)
      return done("approved")
    })
  return run(context, request, ApproveInMeeting, here, async (ctx, input) => {
    await approveInMeeting(ctx, input)
    return done("approved")
  })
}

export default function ApprovalRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <MinutesFrame page={page} title={t("minutes.approval.page")}>
      <Refused refusal={refusal} />
      {page.whyNot.approve ? null : (
        <DecidingVote code={page.code} deciding={page.deciding} formKey={page.key} />
      )}
      <InMeetingForm {...{ page, refusal }} />
      <AtOnceForms {...{ page, refusal }} />
    </MinutesFrame>
  )
}
