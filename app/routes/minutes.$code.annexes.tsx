import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import { AnnexForms } from "../meetings/minutes/publish/annex-forms.tsx"
import { getAnnexes } from "../meetings/minutes/publish/annex-queries.server.ts"
import { EndAnnex, PublishAnnex } from "../meetings/minutes/publish/input.ts"
import { endAnnex, publishAnnex } from "../meetings/minutes/publish/publish-annex.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    ...(await getAnnexes(ctx, params.code ?? "")),
    ...{ key: newKey(), done: new URL(request.url).searchParams.get("done") },
    title: titleOf(context, context.t("afterwards.annexes.title")),
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}/annexes?done=${what}`)
  if (intent === "end")
    return run(context, request, EndAnnex, here, async (ctx, input) => {
      await endAnnex(ctx, input)
      return done("ended")
    })
  return run(context, request, PublishAnnex, here, async (ctx, input) => {
    await publishAnnex(ctx, input)
    return done("published")
  })
}

const DONE = ["published", "ended"] as const

export default function AnnexesRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const done = DONE.find((word) => word === page.done)
  const mayPublish = page.publishedAt !== null
  return (
    <MinutesFrame page={page} title={t("afterwards.annexes.title")}>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t(`afterwards.annexes.done.${done}`)}
        </Note>
      ) : null}
      <p>{t(mayPublish ? "afterwards.annexes.lead" : "afterwards.refuse.not_published")}</p>
      <AnnexForms {...{ annexes: page.annexes, formKey: page.key, refusal, mayPublish }} />
    </MinutesFrame>
  )
}
