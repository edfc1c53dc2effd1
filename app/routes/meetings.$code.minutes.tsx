import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { CallMinutes } from "../meetings/minutes/call-minutes.tsx"
import { StartMinutes } from "../meetings/minutes/input.ts"
import { listMinutesOf } from "../meetings/minutes/queries.server.ts"
import { startMinutes } from "../meetings/minutes/start-minutes.server.ts"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { calls, ...page } = await listMinutesOf(ctx, params.code ?? "")
    const said = calls.map((call) => ({
      ...call,
      whyNot: call.whyNot && context.t(call.whyNot.key, call.whyNot.values),
    }))
    return { ...page, lines: said, title: titleOf(context, context.t("minutes.title")), key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, StartMinutes, { meetingCode: params.code }, async (ctx, input) => {
    const code = await startMinutes(ctx, input, context.speak)
    return redirect(`/minutes/${code}?done=started`)
  })

export default function MinutesOfMeeting() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const calls = page.lines.map(({ startsAt }) => startsAt)
  const name = useMeetingName({ number: page.number, calls })
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={name} title={t("minutes.title")} />
      <Refused refusal={refusal} />
      <PageHead kick={name} title={t("minutes.title")} />
      <div className="stack-l">
        {page.lines.map((call) => (
          <CallMinutes key={call.ordinal} {...{ call, mayKeep: page.mayKeep, formKey: page.key }} />
        ))}
      </div>
    </div>
  )
}
