import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { refuse } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, readForm, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { LiftHold, PlaceHold, SetRetention } from "../records/funding-input.ts"
import {
  liftHold,
  listHolds,
  placeHold,
  readRetention,
  setRetention,
} from "../records/keep-retention.server.ts"
import { refuseKeepRetention } from "../records/policy.ts"
import { RETENTION_CLASSES } from "../records/retention.ts"
import { HoldForm, HoldTable, RetentionTable, TermForm } from "../records/retention-parts.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepRetention(ctx.actor))
    const [rules, holds] = await Promise.all([readRetention(ctx), listHolds(ctx)])
    return {
      title: titleOf(context, context.t("records.retention.title")),
      rules: RETENTION_CLASSES.map((name) => ({ name, ...rules[name] })),
      holds: holds.map((hold) => ({ ...hold, key: newKey() })),
      keys: { term: newKey(), hold: newKey() },
      done: new URL(request.url).searchParams.get("done"),
    }
  })
}

const Intent = z.object({ intent: z.enum(["term", "hold", "lift"]) })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { data } = Intent.safeParse(Object.fromEntries(await readForm(context, request.clone())))
  const to = (done: string) => redirect(`/admin/retention?done=${done}`)
  if (data?.intent === "hold")
    return run(context, request, PlaceHold, {}, async (ctx, input) => {
      await placeHold(ctx, input)
      return to("held")
    })
  if (data?.intent === "lift")
    return run(context, request, LiftHold, {}, async (ctx, input) => {
      await liftHold(ctx, input)
      return to("lifted")
    })
  return run(context, request, SetRetention, {}, async (ctx, input) => {
    await setRetention(ctx, input)
    return to("set")
  })
}

const DONE = ["set", "held", "lifted"] as const

export default function Retention() {
  const { rules, holds, keys, done } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  return (
    <div className="wrap">
      <AdminCrumbs title={t("records.retention.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("records.retention.title")} lead={t("records.retention.lead")} />
      {told ? (
        <Note tone="ok" live>
          {t(`records.retention.done.${told}`)}
        </Note>
      ) : null}
      <div className="stack-l">
        <Section id="classes" title={t("records.retention.classes_title")}>
          <RetentionTable rules={rules} />
        </Section>
        <Section id="term" title={t("records.retention.change")}>
          <TermForm formKey={keys.term} refusal={refusal} />
        </Section>
        <Section id="holds" title={t("records.retention.holds")} count={holds.length}>
          <HoldTable holds={holds} />
        </Section>
        <Section id="hold" title={t("records.retention.place")}>
          <HoldForm formKey={keys.hold} refusal={refusal} />
        </Section>
        <p>
          <a href="/admin/funding">{t("records.funding.title")}</a>
        </p>
      </div>
    </div>
  )
}
