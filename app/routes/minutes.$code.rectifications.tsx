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
import { PageLinks } from "../ui/page-links.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const { searchParams } = new URL(request.url)
  const [done, after] = [searchParams.get("done"), searchParams.get("after")]
  return read(context, async (ctx) => {
    const { whyNotAsk: reason, rows, ...page } = await getRectifications(ctx, params.code ?? "", after)
    const said = rows.map(({ whyNotDecide: why, ...row }) => ({
      ...row,
      whyNot: why && context.t(why.key, why.values),
    }))
    const title = titleOf(context, context.t("afterwards.rectify.title"))
    return {
      ...{ ...page, rows: said, done, isFirst: !after, title, key: newKey() },
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
  const path = `/minutes/${page.code}/rectifications`
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
        <PageLinks
          first={page.isFirst ? null : { href: path, label: t("common.list.first") }}
          next={page.next ? { href: `${path}?after=${page.next}`, label: t("common.list.next") } : null}
        />
      </Section>
      {page.whyNot ? <p className="muted">{page.whyNot}</p> : <AskForm {...{ formKey, refusal }} />}
    </MinutesFrame>
  )
}
