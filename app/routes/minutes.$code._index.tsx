import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { AfterSteps } from "../meetings/minutes/after-steps.tsx"
import { MinutesFiles } from "../meetings/minutes/export/minutes-files.tsx"
import { MinutesCode, RestoreSection } from "../meetings/minutes/input.ts"
import { DecidingVote } from "../meetings/minutes/life/deciding-vote.tsx"
import { ApprovalList, LifeSteps } from "../meetings/minutes/life/life-steps.tsx"
import { openReview } from "../meetings/minutes/life/open-review.server.ts"
import { freezeMinutes } from "../meetings/minutes/life/sign.server.ts"
import { MinutesFacts } from "../meetings/minutes/minutes-facts.tsx"
import { MinutesState, SectionList } from "../meetings/minutes/minutes-parts.tsx"
import { getMinutes } from "../meetings/minutes/queries.server.ts"
import { RectificationList } from "../meetings/minutes/rectify/rectification-list.tsx"
import { restoreSection } from "../meetings/minutes/restore-section.server.ts"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNot, ...page } = await getMinutes(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const title = titleOf(context, context.t(`minutes.names.${page.kind}`, { number: page.number }))
    return {
      ...page,
      heading: page.title,
      whyNot: whyNot && context.t(whyNot.key, whyNot.values),
      title,
      done,
      key: newKey(),
    }
  })
}

const STEPS = { review: openReview, freeze: freezeMinutes } as const

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { minutesCode: params.code }
  if (intent === "review" || intent === "freeze")
    return run(context, request, MinutesCode, here, async (ctx, input) => {
      await STEPS[intent](ctx, input)
      return redirect(
        intent === "freeze" ? `/minutes/${params.code}/signing` : `/minutes/${params.code}?done=review`,
      )
    })
  return run(context, request, RestoreSection, here, async (ctx, input) => {
    await restoreSection(ctx, input)
    return redirect(`/minutes/${params.code}?done=restored`)
  })
}

const DONE = ["started", "restored", "review", "to_sign", "approved"] as const

export default function MinutesRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const name = useMeetingName(page.meeting)
  const done = DONE.find((word) => word === page.done)
  const title = t(`minutes.names.${page.kind}`, { number: page.number })
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page.meeting} name={name} title={title} />
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={page.meeting.roundtable.language}>{page.meeting.roundtable.name}</bdi>}
        title={title}
        status={<MinutesState state={page.state} />}
        action={
          page.mayWrite ? (
            <ButtonLink icon="it-pencil" href={`/documents/${page.paperCode}/edit`}>
              {t("minutes.page.write")}
            </ButtonLink>
          ) : (
            <ButtonLink kind="line" icon="it-file" href={`/documents/${page.paperCode}`}>
              {t("minutes.page.read")}
            </ButtonLink>
          )
        }
      />
      {done ? (
        <Note tone="ok" live>
          {t(`minutes.done.${done}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <MinutesFacts page={page} />
          <ApprovalList approvals={page.approvals} />
          <RectificationList rows={page.rectified} code={page.code} />
          {page.mayKeep ? (
            <SectionList
              {...{
                sections: page.sections,
                code: page.code,
                language: page.language,
                mayRestore: page.mayWrite,
              }}
              {...{ formKey: page.key, refusal }}
            />
          ) : null}
        </div>
        <div className="stack-l">
          <p>{t(`minutes.now.${page.state}`)}</p>
          <DecidingVote code={page.code} deciding={page.deciding} formKey={page.key} />
          <MinutesFiles code={page.code} />
          <LifeSteps page={page} formKey={page.key} />
          <AfterSteps page={page} />
          {page.whyNot ? <p className="small muted">{page.whyNot}</p> : null}
        </div>
      </div>
    </div>
  )
}
