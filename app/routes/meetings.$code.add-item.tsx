import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { addInSession } from "../meetings/added/add-in-session.server.ts"
import { AddedFields, RequestLines } from "../meetings/added/added-parts.tsx"
import { AddInSession, WithdrawAdded } from "../meetings/added/input.ts"
import { getAdding } from "../meetings/added/queries.server.ts"
import { withdrawAdded } from "../meetings/added/withdraw-added.server.ts"
import { AddedList } from "../meetings/added/withdraw-parts.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { addedItemsWords } from "../roundtables/regulation/added-items.ts"
import { sayAll } from "../roundtables/regulation/say.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams.get("request")
    const { refusal, added, ...page } = await getAdding(ctx, params.code ?? "", asked)
    const said = (reason: typeof refusal) => reason && context.t(reason.key, reason.values)
    return {
      added: added.map(({ whyNotWithdraw, ...item }) => ({ ...item, whyNot: said(whyNotWithdraw) })),
      ...{ title: titleOf(context, context.t("added.title")), ...page, key: newKey() },
      refused: said(refusal),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/chair`)
  if ((await request.clone().formData()).get("intent") === "withdraw")
    return run(context, request, WithdrawAdded, here, async (ctx, input) => {
      await withdrawAdded(ctx, input)
      return done()
    })
  return run(context, request, AddInSession, here, async (ctx, input) => {
    await addInSession(ctx, input)
    return done()
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** What the rules say, and what that means with who is in the room. */
const Rule = ({ page }: { page: Page }) => {
  const { t, dates } = useTranslation()
  const { rule, seats, needed } = page
  if (!rule) return null
  return (
    <Note title={t("added.rule")}>
      <p>{sayAll(t, dates, addedItemsWords(rule))}</p>
      {needed ? (
        <p>{t("added.needed", { there: seats.there, filled: seats.filled, count: needed })}</p>
      ) : null}
      <p>
        <a href={`/roundtables/${page.roundtable.code}/rules`}>{t("added.to_rules")}</a>
      </p>
    </Note>
  )
}

export default function AddItemRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { code, refused, requests, request, rule } = page
  const home = `/meetings/${code}/add-item`
  const keyOf = (of: string) => keyFor(page.key, of)
  const isWithdrawal = refusal?.typed.intent === "withdraw"
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("added.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("added.title")} lead={t("added.lead")} />
      <div className="stack-l">
        <Rule page={page} />
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {refused === null && requests.length > 0 ? (
          <Section id="requests" title={t("added.requests")} count={requests.length}>
            <RequestLines {...{ requests, home }} />
          </Section>
        ) : null}
        {refused === null && rule ? (
          <Section id="form" title={t("added.point")}>
            <RefusableForm formKey={keyOf("add")} refusal={isWithdrawal ? undefined : refusal} files>
              <AddedFields
                request={request}
                papers={page.papers}
                isNeverDecided={rule.decide === "never"}
                there={page.asksSeats ? page.seats.there : null}
              />
              <Actions>
                <Button busy={t("common.form.saving")}>{t("added.button")}</Button>
              </Actions>
            </RefusableForm>
          </Section>
        ) : null}
        {page.added.length > 0 ? (
          <Section id="added" title={t("added.withdraw.title")} count={page.added.length}>
            <p className="small muted">{t("added.withdraw.lead")}</p>
            <AddedList items={page.added} language={page.language} keyOf={keyOf} refusal={refusal} />
          </Section>
        ) : null}
        <p>
          <a href={`/meetings/${code}/chair`}>{t("assembly.acts.to_chair")}</a>
        </p>
      </div>
    </div>
  )
}
