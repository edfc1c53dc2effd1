import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { NoteIntervention } from "../meetings/minutes/input.ts"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import { noteIntervention } from "../meetings/minutes/note-intervention.server.ts"
import { NotedList, NoteForms } from "../meetings/minutes/note-parts.tsx"
import { getNotes } from "../meetings/minutes/notes.server.ts"
import { TakenForm } from "../meetings/minutes/taken-form.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNot: reason, whyNotRecord: other, ...page } = await getNotes(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const title = titleOf(context, context.t("minutes.steps.notes"))
    const said = (why: typeof reason) => why && context.t(why.key, why.values)
    return { ...page, whyNot: said(reason), whyNotRecord: said(other), done, title, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, NoteIntervention, { minutesCode: params.code }, async (ctx, input) => {
    await noteIntervention(ctx, input, context.speak)
    return redirect(`/minutes/${params.code}/notes?done=noted`)
  })

export default function NotesRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <MinutesFrame page={page} title={t(page.whyNot ? "minutes.notes.all" : "minutes.steps.notes")}>
      <Refused refusal={refusal} />
      {page.done === "noted" ? (
        <Note tone="ok" live>
          {t("minutes.done.noted")}
        </Note>
      ) : null}
      {page.whyNot ? <p>{page.whyNot}</p> : <NoteForms {...{ page, refusal, formKey: page.key }} />}
      {page.whyNot ? null : <TakenForm page={page} />}
      <Section id="noted" title={t("minutes.notes.noted")}>
        <NotedList noted={page.noted} isOver={page.whyNot !== null} />
      </Section>
    </MinutesFrame>
  )
}
