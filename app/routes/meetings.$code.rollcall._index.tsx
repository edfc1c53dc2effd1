import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { markingBallots } from "../ballots/presence/mark-corrected.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { confirmAnnounced } from "../meetings/session/confirm-announced.server.ts"
import { confirmBeside } from "../meetings/session/confirm-beside.server.ts"
import { confirmPresence } from "../meetings/session/confirm-presence.server.ts"
import { keyFor } from "../meetings/session/form-keys.ts"
import { ConfirmBeside, ConfirmPresence, MarkExit, MeetingCode } from "../meetings/session/input.ts"
import { LiveFrame, LivePart } from "../meetings/session/live-frame.tsx"
import { markExit } from "../meetings/session/mark-exit.server.ts"
import { openSitting } from "../meetings/session/open-sitting.server.ts"
import { QuorumNote, QuorumState } from "../meetings/session/quorum-note.tsx"
import { BesideCard, RollCard } from "../meetings/session/roll-list.tsx"
import { getRoll } from "../meetings/session/roll-queries.server.ts"
import { SittingLine } from "../meetings/session/session-parts.tsx"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...roll } = await getRoll(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("assembly.roll.title")), ...roll, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const back = (to = "") => redirect(`/meetings/${params.code}/rollcall${to}`)
  if (intent === "confirm-all")
    return run(context, request, MeetingCode, here, async (ctx, input) => {
      await confirmAnnounced(ctx, input)
      return back()
    })
  if (intent === "open")
    return run(context, request, MeetingCode, here, async (ctx, input) => {
      await openSitting(ctx, input)
      return redirect(`/meetings/${params.code}/chair`)
    })
  if (intent === "exit")
    return run(context, request, MarkExit, here, (ctx, input) =>
      markingBallots(ctx, input.meetingCode, (ctx) => markExit(ctx, input)).then(() => back()),
    )
  if (intent === "beside")
    return run(context, request, ConfirmBeside, here, async (ctx, input) => {
      await confirmBeside(ctx, input)
      return back("#beside")
    })
  return run(context, request, ConfirmPresence, here, async (ctx, input) => {
    await markingBallots(ctx, input.meetingCode, (ctx) => confirmPresence(ctx, input))
    return back(`#seat-${input.seatCode}`)
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Standing = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const home = `/meetings/${page.code}`
  return (
    <Section id="quorum" title={t("assembly.quorum.title")}>
      <QuorumState quorum={page.quorum} />
      <QuorumNote quorum={page.quorum} />
      <div className="row-x roll-top">
        {page.waiting > 0 ? (
          <Press
            formKey={keyFor(page.key, "all")}
            {...{ kind: "primary", dense: false, fields: { intent: "confirm-all" } }}
            label={t("assembly.roll.confirm_all", { count: page.waiting })}
          />
        ) : null}
        {page.state === "convened" && page.refused === null ? (
          <Press
            formKey={keyFor(page.key, "open")}
            {...{ kind: page.waiting > 0 ? "line" : "primary", dense: false, fields: { intent: "open" } }}
            label={t("assembly.acts.open")}
          />
        ) : null}
        <ButtonLink kind="line" href={`${home}/chair`}>
          {t("assembly.acts.to_chair")}
        </ButtonLink>
      </div>
    </Section>
  )
}

export default function RollCallRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { groups, beside, mode, refused } = page
  const home = `/meetings/${page.code}/rollcall`
  const keyOf = (name: string) => keyFor(page.key, name)
  const isOn = refused === null
  return (
    <LiveFrame {...page}>
      <div className="wrap">
        <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("assembly.roll.title")} />
        <Refused refusal={refusal} />
        <PageHead title={t("assembly.roll.title")} lead={t("assembly.roll.lead")} />
        <LivePart id="roll">
          <SittingLine state={page.state} call={page.call} />
          <div className="stack-l">
            {refused ? <Note tone="wait">{refused}</Note> : null}
            <Standing page={page} />
            {groups.length === 0 ? <Empty>{t("assembly.roll.no_seats")}</Empty> : null}
            {groups.map((group, n) => (
              <Section
                key={group.name}
                id={`group-${n}`}
                title={<bdi>{group.name}</bdi>}
                count={group.seats.length}
              >
                <ul className="roll">
                  {group.seats.map((seat) => (
                    <RollCard key={seat.code} {...{ seat, mode, keyOf, home, isOn }} />
                  ))}
                </ul>
              </Section>
            ))}
            {beside.length > 0 ? (
              <Section id="beside" title={t("assembly.roll.beside")}>
                <ul className="roll">
                  {beside.map((person) => (
                    <BesideCard key={person.code} {...{ person, keyOf, isOn }} />
                  ))}
                </ul>
              </Section>
            ) : null}
          </div>
        </LivePart>
      </div>
    </LiveFrame>
  )
}
