import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AskExtractForm, ExtractList } from "../meetings/minutes/extract/extract-parts.tsx"
import { AskExtract, SettleExtract } from "../meetings/minutes/extract/input.ts"
import { getExtracts } from "../meetings/minutes/extract/queries.server.ts"
import { askExtract, settleExtract } from "../meetings/minutes/extract/settle-extract.server.ts"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
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
    const { whyNot: reason, ...page } = await getExtracts(ctx, params.code ?? "", after)
    const title = titleOf(context, context.t("afterwards.extract.title"))
    return {
      ...page,
      whyNot: reason && context.t(reason.key, reason.values),
      done,
      isFirst: !after,
      title,
      key: newKey(),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  const done = (what: string) => redirect(`/minutes/${params.code}/extracts?done=${what}`)
  if (intent === "settle")
    return run(context, request, SettleExtract, here, async (ctx, input) => {
      await settleExtract(ctx, input, context.speak)
      return done("settled")
    })
  return run(context, request, AskExtract, here, async (ctx, input) => {
    await askExtract(ctx, input)
    return done("asked")
  })
}

const DONE = ["asked", "settled"] as const

export default function ExtractsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const done = DONE.find((word) => word === page.done)
  const { rows, items, mayIssue, number, key: formKey } = page
  const path = `/minutes/${page.code}/extracts`
  return (
    <MinutesFrame page={page} title={t("afterwards.extract.title")}>
      <Refused refusal={refusal} />
      {done ? (
        <Note tone="ok" live>
          {t(`afterwards.extract.done.${done}`)}
        </Note>
      ) : null}
      <p>{t("afterwards.extract.lead")}</p>
      <Section id="asked" title={t("afterwards.extract.asked")}>
        <ExtractList {...{ rows, mayIssue, number, formKey, refusal }} />
        <PageLinks
          first={page.isFirst ? null : { href: path, label: t("common.list.first") }}
          next={page.next ? { href: `${path}?after=${page.next}`, label: t("common.list.next") } : null}
        />
      </Section>
      {page.whyNot ? (
        <p className="muted">{page.whyNot}</p>
      ) : (
        <AskExtractForm {...{ items, formKey, refusal }} />
      )}
    </MinutesFrame>
  )
}
