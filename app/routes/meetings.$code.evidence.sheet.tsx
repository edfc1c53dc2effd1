import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { SettleRow, TypeSheet } from "../meetings/evidence/input.ts"
import { getSheet } from "../meetings/evidence/queries.server.ts"
import { CompareList, TypeForm } from "../meetings/evidence/sheet-parts.tsx"
import { settleRow, typeSheet } from "../meetings/evidence/type-sheet.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Empty } from "../ui/empty.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getSheet(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("evidence.sheet.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/evidence/sheet`)
  if (intent === "settle")
    return run(context, request, SettleRow, here, async (ctx, input) => {
      await settleRow(ctx, input)
      return done()
    })
  return run(context, request, TypeSheet, here, async (ctx, input) => {
    await typeSheet(ctx, input)
    return done()
  })
}

export default function SheetRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { code, refused, rows, state, open, filingCode } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined)
  const form = <TypeForm {...{ rows, keyOf }} isTyped={state !== "untyped"} refusal={of("type")} />
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("evidence.sheet.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("evidence.sheet.title")} lead={t("evidence.sheet.lead")} />
      <div className="stack-l">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {state === null ? <Empty>{t("evidence.sheet.none")}</Empty> : null}
        {state === "differs" ? <Note tone="wait">{t("evidence.sheet.open", { count: open })}</Note> : null}
        {state === "settled" ? <Note tone="ok">{t("evidence.sheet.all_settled")}</Note> : null}
        {state === "without_signatures" ? <Note>{t("evidence.sheet.without")}</Note> : null}
        {state === "untyped" && !refused ? form : null}
        {state && state !== "untyped" ? (
          <Section id="rows" title={t("evidence.sheet.rows")} count={rows.length}>
            <CompareList {...{ rows, keyOf }} mayWrite={!refused} refusal={of("settle")} />
          </Section>
        ) : null}
        {state && state !== "untyped" && !refused ? (
          <Fold summary={t("evidence.sheet.again")} open={of("type") !== undefined}>
            {form}
          </Fold>
        ) : null}
        <p>
          {filingCode ? <a href={`/records/${filingCode}`}>{t("evidence.sheet.scan")}</a> : null}{" "}
          <a href={`/meetings/${code}/evidence`}>{t("evidence.back")}</a>
        </p>
      </div>
    </div>
  )
}
