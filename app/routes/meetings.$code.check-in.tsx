import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { announce } from "../meetings/session/announce.server.ts"
import { CheckInForm, OwnStanding } from "../meetings/session/check-in-form.tsx"
import { Announce } from "../meetings/session/input.ts"
import { getCheckIn } from "../meetings/session/queries.server.ts"
import { SittingLine } from "../meetings/session/session-parts.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getCheckIn(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("assembly.check_in.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
      roomCode: new URL(request.url).searchParams.get("room"),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Announce, { meetingCode: params.code }, async (ctx, input) => {
    await announce(ctx, input)
    return redirect(`/meetings/${params.code}/check-in`)
  })

export default function CheckInRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { own, refused, roundtable } = page
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        title={t("assembly.check_in.title")}
        meta={[useMeetingName(page)]}
      />
      <SittingLine state={page.state} call={page.call} />
      <div className="stack-l">
        <OwnStanding own={own} />
        {refused ? (
          <Note tone="wait">{refused}</Note>
        ) : own.isThere ? null : (
          <CheckInForm
            {...{
              mode: page.mode,
              roomCode: page.roomCode,
              refusal,
              formKey: page.key,
              again: own.isAnnounced,
            }}
          />
        )}
        <p>
          <a href={`/meetings/${page.code}/live`}>{t("assembly.check_in.to_live")}</a>
        </p>
      </div>
    </div>
  )
}
