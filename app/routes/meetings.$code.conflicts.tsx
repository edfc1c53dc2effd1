import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { ConflictFields, ConflictList } from "../meetings/conflicts/conflict-parts.tsx"
import { declareConflict, liftConflict } from "../meetings/conflicts/declare-conflict.server.ts"
import { DeclareConflict, LiftConflict } from "../meetings/conflicts/input.ts"
import { getConflicts } from "../meetings/conflicts/queries.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getConflicts(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("sittings.conflict.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/conflicts`)
  if (intent === "lift")
    return run(context, request, LiftConflict, here, async (ctx, input) => {
      await liftConflict(ctx, input)
      return done()
    })
  return run(context, request, DeclareConflict, here, async (ctx, input) => {
    await declareConflict(ctx, input)
    return done()
  })
}

export default function ConflictsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { conflicts, refused, seats, items } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  const isLift = refusal?.typed.intent === "lift"
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("sittings.conflict.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("sittings.conflict.title")} lead={t("sittings.conflict.lead")} />
      <div className="stack-l">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        <Section id="conflicts" title={t("sittings.conflict.noted")} count={conflicts.length}>
          {conflicts.length > 0 ? (
            <ConflictList {...{ conflicts, keyOf, refusal }} />
          ) : (
            <Empty>{t("sittings.conflict.none")}</Empty>
          )}
        </Section>
        {refused === null && seats.length > 0 ? (
          <Section id="declare" title={t("sittings.conflict.declare")}>
            <RefusableForm formKey={keyOf("declare")} refusal={isLift ? undefined : refusal}>
              <input type="hidden" name="intent" value="declare" />
              <ConflictFields {...{ items, seats }} />
              <Actions>
                <Button>{t("sittings.conflict.button")}</Button>
              </Actions>
            </RefusableForm>
          </Section>
        ) : null}
      </div>
    </div>
  )
}
