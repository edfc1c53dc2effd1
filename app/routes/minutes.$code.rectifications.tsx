import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import {
  askRectification,
  withdrawRectification,
} from "../meetings/minutes/rectify/ask-rectification.server.ts"
import { decideRectification } from "../meetings/minutes/rectify/decide-rectification.server.ts"
import {
  AskRectification,
  DecideRectification,
  WithdrawRectification,
} from "../meetings/minutes/rectify/input.ts"
import { getRectifications } from "../meetings/minutes/rectify/queries.server.ts"
import { AskForm } from "../meetings/minutes/rectify/rectification-forms.tsx"
import { RequestList } from "../meetings/minutes/rectify/request-list.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNotAsk: reason, rows, ...page } = await getRectifications(ctx, params.code ?? "")
    const said = rows.map(({ whyNotDecide: why, ...row }) => ({
      ...row,
      whyNot: why && context.t(why.key, why.values),
    }))
    const title = titleOf(context, context.t("afterwards.rectify.title"))
    const done = new URL(request.url).searchParams.get("done")
    return {
      ...{ ...page, rows: said, done, title, key: newKey() },
      whyNot: reason && context.t(reason.key, reason.values),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}/rectifications?done=${what}`)
  if (intent === "decide")
    return run(context, request, DecideRectification, here, async (ctx, input) => {
      await decideRectification(ctx, input, context.speak)
      return done("decided")
    })
  if (intent === "withdraw")
    return run(context, request, WithdrawRectification, here, async (ctx, input) => {
      await withdrawRectification(ctx, input)
      return done("withdrawn")
    })
  return run(context, request, AskRectification, here, async (ctx, input) => {
    await askRectification(ctx, input)
    return done("asked")
  })
}

const DONE = ["asked", "decided", "withdrawn"] as const

export default function RectificationsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const done = DONE.find((word) => word === page.done)
  const { rows, mayKeep, votes, key: formKey } = page
  return (
    <MinutesFrame page={page} title={t("afterwards.rectify.title")}>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t(`afterwards.rectify.done.${done}`)}
        </Note>
      ) : null}
      <p>{t("afterwards.rectify.lead")}</p>
      <p>
        <a href={`/documents/${page.paperCode}`}>{t("minutes.page.read")}</a>
      </p>
      <Section id="asked" title={t("afterwards.rectify.asked")}>
        <RequestList {...{ rows, mayKeep, votes, formKey, refusal }} />
      </Section>
      {page.whyNot ? <p className="muted">{page.whyNot}</p> : <AskForm {...{ formKey, refusal }} />}
    </MinutesFrame>
  )
}
