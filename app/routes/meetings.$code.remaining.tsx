import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { leaveToNextMeeting, leaveToSecondCall } from "../meetings/session/carry-over.server.ts"
import { keyFor } from "../meetings/session/form-keys.ts"
import { CarryOver, MeetingCode } from "../meetings/session/input.ts"
import { getRemaining } from "../meetings/session/remaining-queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { toNext, toSecond, ...page } = await getRemaining(ctx, params.code ?? "")
    const said = (reason: typeof toNext) => reason && context.t(reason.key, reason.values)
    return {
      ...{ title: titleOf(context, context.t("sittings.remaining.title")), ...page, key: newKey() },
      ...{ nextRefused: said(toNext), secondRefused: said(toSecond) },
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  if (intent === "second")
    return run(context, request, MeetingCode, here, async (ctx, input) => {
      await leaveToSecondCall(ctx, input)
      return redirect(`/meetings/${params.code}`)
    })
  return run(context, request, CarryOver, here, async (ctx, input) =>
    redirect(`/meetings/${await leaveToNextMeeting(ctx, input)}/agenda`),
  )
}

export default function RemainingRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const { items, secondAt, nextRefused, secondRefused } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("sittings.remaining.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("sittings.remaining.title")} lead={t("sittings.remaining.lead")} />
      <div className="stack-l">
        <Section id="second" title={t("sittings.remaining.second")}>
          {secondAt && !secondRefused ? (
            <div className="stack">
              <p>{t("sittings.remaining.second_means", { moment: dates.moment(secondAt) })}</p>
              <Press
                formKey={keyOf("second")}
                {...{ kind: "line", dense: false, fields: { intent: "second" } }}
                label={t("sittings.remaining.second_button")}
              />
            </div>
          ) : (
            <p className="muted">{secondRefused}</p>
          )}
        </Section>
        <Section id="next" title={t("sittings.remaining.next")}>
          {nextRefused ? (
            <Note tone="wait">{nextRefused}</Note>
          ) : (
            <RefusableForm formKey={keyOf("next")} refusal={refusal}>
              <input type="hidden" name="intent" value="next" />
              <Choice
                {...{ name: "items[]", several: true, legend: t("sittings.remaining.items") }}
                options={items.map(({ code, title, isDone }, n) => ({
                  ...{ value: code, label: <bdi>{`${n + 1}. ${title}`}</bdi>, checked: !isDone },
                  ...(isDone && { help: t("sittings.remaining.done") }),
                }))}
              />
              <Field
                {...{ name: "day", width: "s", inputMode: "numeric", dir: "ltr" }}
                label={t("sittings.remaining.day")}
                help={t("sittings.remaining.day_help")}
              />
              <Field
                {...{ name: "time", width: "xs", inputMode: "numeric", dir: "ltr" }}
                label={t("sittings.remaining.time")}
                help={t("sittings.remaining.time_help")}
              />
              <Actions>
                <Button>{t("sittings.remaining.next_button")}</Button>
              </Actions>
            </RefusableForm>
          )}
        </Section>
      </div>
    </div>
  )
}
