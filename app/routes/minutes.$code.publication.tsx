import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readingLabels } from "../documents/editor/reading-labels.ts"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { ReadingText } from "../documents/editor/render.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import {
  AddOmission,
  KeepName,
  PublishMinutes,
  RemoveOmission,
  WithdrawPublication,
} from "../meetings/minutes/publish/input.ts"
import { addOmission, keepName, removeOmission } from "../meetings/minutes/publish/keep-omissions.server.ts"
import {
  MarkList,
  NameForm,
  OmitForm,
  PublishForm,
  WithdrawForm,
} from "../meetings/minutes/publish/publication-forms.tsx"
import { publishMinutes, withdrawPublication } from "../meetings/minutes/publish/publish-minutes.server.ts"
import { getPublication } from "../meetings/minutes/publish/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNot: reason, ...page } = await getPublication(ctx, params.code ?? "", context.speak)
    const done = new URL(request.url).searchParams.get("done")
    return {
      ...{ ...page, heading: page.title, done, key: newKey() },
      title: titleOf(context, context.t("afterwards.publish.title")),
      whyNot: reason && context.t(reason.key, reason.values),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}/publication?done=${what}`)
  if (intent === "publish")
    return run(context, request, PublishMinutes, here, async (ctx, input) => {
      await publishMinutes(ctx, input, context.speak)
      return done("published")
    })
  if (intent === "withdraw")
    return run(context, request, WithdrawPublication, here, async (ctx, input) => {
      await withdrawPublication(ctx, input)
      return done("withdrawn")
    })
  if (intent === "name")
    return run(context, request, KeepName, here, async (ctx, input) => {
      await keepName(ctx, input)
      return done("marked")
    })
  if (intent === "remove")
    return run(context, request, RemoveOmission, here, async (ctx, input) => {
      await removeOmission(ctx, input)
      return done("marked")
    })
  return run(context, request, AddOmission, here, async (ctx, input) => {
    await addOmission(ctx, input)
    return done("marked")
  })
}

const DONE = ["published", "withdrawn", "marked"] as const

export default function PublicationRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const done = DONE.find((word) => word === page.done)
  const { made, marks, key: formKey } = page
  return (
    <MinutesFrame page={page} title={t("afterwards.publish.title")}>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t(`afterwards.publish.done.${done}`)}
        </Note>
      ) : null}
      {page.before ? (
        <Note tone="wait" title={t("afterwards.publish.was_withdrawn")}>
          <p dir="auto">{page.before}</p>
        </Note>
      ) : null}
      {page.mayWithdraw ? <WithdrawForm {...{ code: page.code, formKey, refusal }} /> : null}
      {page.whyNot && !page.mayWithdraw ? <p>{page.whyNot}</p> : null}
      {made ? (
        <>
          <p>{t("afterwards.publish.lead")}</p>
          <MarkList {...{ marks, formKey }} />
          <OmitForm {...{ formKey, refusal }} />
          <NameForm {...{ names: made.names, formKey, refusal }} />
          <Section id="preview" title={t("afterwards.publish.preview")}>
            <article className="doc framed" lang={page.language} dir="auto">
              <ReadingText content={made.content as StoredNode} labels={readingLabels(t)} />
            </article>
          </Section>
          <PublishForm {...{ sha256: made.sha256, alone: made.alone, formKey, refusal }} />
        </>
      ) : null}
    </MinutesFrame>
  )
}
