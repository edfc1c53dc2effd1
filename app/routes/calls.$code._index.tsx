import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { publishCall } from "../calls/announce-call.server.ts"
import { CallActs } from "../calls/call-acts.tsx"
import { CallBody, CallSide } from "../calls/call-body.tsx"
import { CallCrumbs } from "../calls/call-crumbs.tsx"
import { CallStatus } from "../calls/call-status.tsx"
import { OfCall } from "../calls/input.ts"
import { getCall } from "../calls/queries.server.ts"
import { listRanking } from "../calls/results/queries.server.ts"
import { PointsAndReasons, RankingTable } from "../calls/results/ranking-table.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const call = await getCall(ctx, params.code ?? "")
    const ranking = call.phase === "results" ? await listRanking(ctx, call.code) : null
    const done = new URL(request.url).searchParams.get("done")
    return { call, ranking, done, key: newKey(), title: titleOf(context, call.title) }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, OfCall, { callCode: params.code }, async (ctx, input) => {
    await publishCall(ctx, input)
    return redirect(`/calls/${params.code}?done=published`)
  })

const DONE = ["written", "changed", "published", "cancelled", "ranked"] as const

export default function CallRoute() {
  const { call, ranking, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const { code, acts } = call
  return (
    <div className="wrap">
      <CallCrumbs table={call.table} call={call} />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("calls.one")}
        title={
          <bdi lang={call.language} dir="auto">
            {call.title}
          </bdi>
        }
        status={<CallStatus phase={call.phase} />}
        action={
          acts.start ? <ButtonLink href={`/calls/${code}/start`}>{t("calls.start.link")}</ButtonLink> : null
        }
      />
      {told ? (
        <Note tone="ok" live>
          {t(`calls.done.${told}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          {ranking ? <RankingTable {...{ code, ranking }} /> : null}
          {ranking ? <PointsAndReasons {...{ ranking, criteria: call.criteria }} /> : null}
          <CallBody call={call} />
          <CallActs {...{ code, acts, refusal }} formKey={key} />
        </div>
        <CallSide call={call} />
      </div>
    </div>
  )
}
