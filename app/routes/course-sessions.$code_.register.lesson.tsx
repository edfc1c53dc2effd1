import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Corrections } from "../courses/register/corrections.tsx"
import { WriteLesson } from "../courses/register/input.ts"
import { LessonForm } from "../courses/register/lesson-form.tsx"
import { getLesson } from "../courses/register/queries.server.ts"
import { BackToRoll, RegisterCrumbs, RegisterPageHead } from "../courses/register/register-head.tsx"
import { writeLesson } from "../courses/register/write-lesson.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Note } from "../ui/note.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getLesson(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("register.lesson.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
      isSaved: new URL(request.url).searchParams.get("done") === "saved",
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WriteLesson, { sessionCode: params.code }, async (ctx, input) =>
    redirect(`/course-sessions/${await writeLesson(ctx, input)}/register/lesson?done=saved`),
  )

export default function LessonRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <RegisterCrumbs page={page} title={t("register.lesson.title")} />
      <Refused refusal={refusal} />
      <RegisterPageHead page={page} title={t("register.lesson.title")} lead={t("register.lesson.lead")} />
      <BackToRoll code={page.session.code} />
      {page.isSaved && !refusal ? (
        <Note tone="ok" live>
          {t("register.lesson.saved")}
        </Note>
      ) : null}
      {page.refused ? (
        <Note>{page.refused}</Note>
      ) : (
        <LessonForm lesson={page} formKey={page.key} refusal={refusal} />
      )}
      <Corrections rows={page.corrections} />
    </div>
  )
}
