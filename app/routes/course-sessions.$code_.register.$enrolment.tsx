import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Corrections } from "../courses/register/corrections.tsx"
import { WritePresence } from "../courses/register/input.ts"
import { EntryList, PresenceForm } from "../courses/register/presence-parts.tsx"
import { getPresence } from "../courses/register/queries.server.ts"
import { BackToRoll, RegisterCrumbs, RegisterPageHead } from "../courses/register/register-head.tsx"
import { writePresence } from "../courses/register/write-presence.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getPresence(ctx, params.code ?? "", params.enrolment ?? "")
    const name = page.person.name ?? context.t("courses.enrolments.erased")
    return {
      ...{ ...page, key: newKey(), heading: context.t("register.presence.title", { name }) },
      title: titleOf(context, context.t("register.presence.title", { name })),
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    WritePresence,
    { sessionCode: params.code, enrolmentCode: params.enrolment },
    async (ctx, input) => {
      const code = await writePresence(ctx, input)
      return redirect(`/course-sessions/${code}/register/${input.enrolmentCode}`)
    },
  )

export default function PresenceRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { session, stays, excuse, minutes, refused } = page
  const counts = { minutes: minutes.attended, planned: session.plannedMinutes }
  return (
    <div className="wrap form stack-l">
      <RegisterCrumbs page={page} title={t("register.title")} />
      <Refused refusal={refusal} />
      <RegisterPageHead page={page} title={page.heading} lead={t("register.presence.counts", counts)} />
      <BackToRoll code={session.code} />
      {refused ? (
        <Note>{refused}</Note>
      ) : (
        <>
          <p>{t("register.presence.lead")}</p>
          <PresenceForm
            {...{ stays, excuse, mode: page.edition.mode, isOpen: page.state === "open" }}
            {...{ formKey: page.key, seen: page.seen, refusal }}
          />
        </>
      )}
      <Corrections rows={page.corrections} />
      <Section id="entries" title={t("register.presence.entries")}>
        <EntryList entries={page.entries} />
      </Section>
    </div>
  )
}
