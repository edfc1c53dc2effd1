import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AnswerObservation, Observe } from "../meetings/minutes/input.ts"
import { ObservationList, ObserveForm } from "../meetings/minutes/life/observation-list.tsx"
import { answerObservation, observe } from "../meetings/minutes/life/observe.server.ts"
import { getObservations } from "../meetings/minutes/life/queries.server.ts"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNotObserve: reason, ...page } = await getObservations(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const title = titleOf(context, context.t("minutes.observations.title"))
    return { ...page, whyNot: reason && context.t(reason.key, reason.values), done, title, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}/observations?done=${what}`)
  if (intent === "answer")
    return run(context, request, AnswerObservation, here, async (ctx, input) => {
      await answerObservation(ctx, input)
      return done("answered")
    })
  return run(context, request, Observe, here, async (ctx, input) => {
    await observe(ctx, input)
    return done("observed")
  })
}

const DONE = ["answered", "observed"] as const

export default function ObservationsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const done = DONE.find((word) => word === page.done)
  return (
    <MinutesFrame page={page} title={t("minutes.observations.title")}>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t(`minutes.done.${done}`)}
        </Note>
      ) : null}
      <p>
        <a href={`/documents/${page.paperCode}`}>{t("minutes.page.read")}</a>
      </p>
      {page.whyNot ? (
        <p className="muted">{page.whyNot}</p>
      ) : (
        <ObserveForm {...{ formKey: page.key, refusal }} />
      )}
      <Section id="made" title={t("minutes.observations.made")}>
        <ObservationList {...{ rows: page.rows, mayKeep: page.mayKeep, formKey: page.key, refusal }} />
      </Section>
    </MinutesFrame>
  )
}
