import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { acceptPoint, refusePoint, withdrawPoint } from "../meetings/points/decide-point.server.ts"
import { AcceptPoint, RefusePoint, WithdrawPoint } from "../meetings/points/input.ts"
import { PointDecision } from "../meetings/points/point-decision.tsx"
import { PointState } from "../meetings/points/point-state.tsx"
import { getPoint } from "../meetings/points/queries.server.ts"
import { whenWords } from "../meetings/words.ts"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const point = await getPoint(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const keys = { accept: newKey(), refuse: newKey(), withdraw: newKey() }
    return { title: titleOf(context, point.title), point, done, keys }
  })
}

const Intent = z.object({ intent: z.enum(["accept", "refuse", "withdraw"]) })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.clone().formData())
  const intent = Intent.safeParse(fields).data?.intent
  const here = { pointCode: params.code }
  const back = (done: string) => redirect(`/agenda-requests/${params.code}?done=${done}`)
  if (intent === "refuse")
    return run(context, request, RefusePoint, here, async (ctx, input) => {
      await refusePoint(ctx, input)
      return back("refused")
    })
  if (intent === "withdraw")
    return run(context, request, WithdrawPoint, here, async (ctx, input) => {
      await withdrawPoint(ctx, input)
      return back("withdrawn")
    })
  return run(context, request, AcceptPoint, here, async (ctx, input) => {
    await acceptPoint(ctx, input)
    return back("accepted")
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
const DONE = ["asked", "accepted", "refused", "withdrawn"] as const

const Facts = ({ point }: { point: Page["point"] }) => {
  const { t, dates } = useTranslation()
  const { seat, body, asker, meeting } = point
  return (
    <Section id="facts" title={t("items.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("points.seat"), value: <bdi>{body ? `${seat} · ${body}` : seat}</bdi> },
          { term: t("points.asker"), value: <bdi>{asker ?? t("comments.erased")}</bdi> },
          { term: t("points.asked_on"), value: dates.day(point.createdAt) },
          ...(point.state === "accepted"
            ? [
                {
                  term: t("meetings.meeting"),
                  value: meeting ? (
                    <a href={`/meetings/${meeting.code}`}>{whenWords({ t, dates }, meeting.at)}</a>
                  ) : (
                    t("points.meeting_prepared")
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

export default function PointRoute() {
  const { point, done, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const home = `/roundtables/${point.roundtable.code}`
  const typed = refusal?.typed.intent
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: home, label: point.roundtable.name, lang: point.roundtable.language },
          { href: `${home}/meetings`, label: t("meetings.list.title") },
          { href: `${home}/agenda-requests`, label: t("points.title") },
          { label: point.title, lang: point.language },
        ]}
      />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("points.one")}
        title={
          <bdi lang={point.language} dir="auto">
            {point.title}
          </bdi>
        }
        status={<PointState state={point.state} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`points.done.${told}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <p className="lead pre" lang={point.language} dir="auto">
            {point.text}
          </p>
          {point.reason ? (
            <Note tone="bad" title={t("points.no.why")}>
              <p dir="auto">{point.reason}</p>
            </Note>
          ) : null}
          {point.mayDecide ? (
            <PointDecision
              {...{ keys, refusal, meetings: point.meetings, table: point.roundtable.code }}
              refused={typeof typed === "string" ? typed : undefined}
            />
          ) : null}
          {point.mayWithdraw ? (
            <p>
              <Press formKey={keys.withdraw} fields={{ intent: "withdraw" }} label={t("points.withdraw")} />
            </p>
          ) : null}
        </div>
        <Facts point={point} />
      </div>
    </div>
  )
}
