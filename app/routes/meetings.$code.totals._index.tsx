import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { confirmTotals, withdrawTotals } from "../meetings/totals/confirm-totals.server.ts"
import { enterTotals } from "../meetings/totals/enter-totals.server.ts"
import { ConfirmTotals, EnterTotals, matterOf, OfTotals } from "../meetings/totals/input.ts"
import { getTotals } from "../meetings/totals/queries.server.ts"
import { TotalsFields } from "../meetings/totals/totals-form.tsx"
import { TotalsList } from "../meetings/totals/totals-list.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const matter = matterOf(new URL(request.url).searchParams.get("matter"))
    const { refusal, ...page } = await getTotals(ctx, params.code ?? "", matter ?? "ordinary")
    return {
      ...{ title: titleOf(context, context.t("totals.title")), ...page, key: newKey() },
      refused: refusal && page.mayConduct ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/totals`)
  if (intent === "confirm")
    return run(context, request, ConfirmTotals, here, async (ctx, input) => {
      await confirmTotals(ctx, input)
      return done()
    })
  if (intent === "withdraw")
    return run(context, request, OfTotals, here, async (ctx, input) => {
      await withdrawTotals(ctx, input)
      return done()
    })
  return run(context, request, EnterTotals, here, async (ctx, input) => {
    await enterTotals(ctx, input)
    return done()
  })
}

export default function TotalsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { totals, form, items, refused, mayConduct } = page
  const path = `/meetings/${page.code}/totals`
  const keyOf = (name: string) => keyFor(page.key, name)
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("totals.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("totals.title")} lead={t(mayConduct ? "totals.lead" : "totals.lead_member")} />
      <div className="stack-l">
        <Section id="totals" title={t("totals.table.caption")} count={totals.length}>
          {totals.length > 0 ? (
            <TotalsList {...{ totals, path, keyOf }} />
          ) : (
            <Empty>{t("totals.none")}</Empty>
          )}
        </Section>
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {mayConduct && !refused && !form ? <Note tone="wait">{t("assembly.refuse.no_rules")}</Note> : null}
        {form && !refused ? (
          <Section id="enter" title={t("totals.enter")}>
            <p>{form.isOver ? t("convening.totals_over") : t("totals.present", { present: form.present })}</p>
            {form.isQuorate || form.isOver ? null : <Note tone="wait">{t("totals.no_quorum")}</Note>}
            <RefusableForm formKey={keyOf("enter")} refusal={refusal}>
              <input type="hidden" name="intent" value="enter" />
              <TotalsFields {...{ asked: form, items, path, language: page.language }} />
              <Actions>
                <Button>{t("totals.button")}</Button>
              </Actions>
            </RefusableForm>
          </Section>
        ) : null}
      </div>
    </div>
  )
}
