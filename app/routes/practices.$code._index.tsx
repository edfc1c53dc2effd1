import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { OfPractice, PublishPractice, TakeUpPractice } from "../practices/input.ts"
import { PracticeActs, ProposeBox, TakeUpBox } from "../practices/practice-acts.tsx"
import {
  OriginNote,
  PracticeFacts,
  PracticeText,
  TakenUp,
  WithdrawnNote,
} from "../practices/practice-body.tsx"
import { PracticeStatus } from "../practices/practice-status.tsx"
import { getPractice } from "../practices/queries.server.ts"
import { takeUpPractice } from "../practices/take-up-practice.server.ts"
import { askPublication, publishPractice } from "../practices/writing/publish-practice.server.ts"
import { Annexes } from "../proposals/annexes.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const practice = await getPractice(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, practice.title), practice, done, key: newKey() }
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { practiceCode: params.code }
  const back = (done: string, code = params.code) => redirect(`/practices/${code}?done=${done}`)
  if (intent === "take-up")
    return run(context, request, TakeUpPractice, here, async (ctx, input) =>
      back("taken_up", await takeUpPractice(ctx, input)),
    )
  if (intent === "publish")
    return run(context, request, PublishPractice, here, async (ctx, input) => {
      await publishPractice(ctx, input)
      return back("published")
    })
  return run(context, request, OfPractice, here, async (ctx, input) => {
    await askPublication(ctx, input)
    return back("ready")
  })
}

const DONE = ["saved", "ready", "published", "withdrawn", "taken_up"] as const

export default function PracticeRoute() {
  const { practice, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const acting = { practice, refusal, keyOf: (name: string) => keyFor(key, name) }
  const { title, language, state, isReady, at } = practice
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/practices", label: t("practices.title") },
          { href: `/roundtables/${at.code}/practices`, label: at.name, lang: at.language },
          { label: title, lang: language },
        ]}
      />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("practices.one")}
        title={
          <bdi lang={language} dir="auto">
            {title}
          </bdi>
        }
        status={<PracticeStatus state={state} isReady={isReady} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`practices.done.${told}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <WithdrawnNote practice={practice} />
          <OriginNote practice={practice} />
          <PracticeText practice={practice} />
          <Annexes files={practice.files} />
          <PracticeActs {...acting} />
        </div>
        <div className="stack-l">
          <PracticeFacts practice={practice} />
          <TakenUp practice={practice} />
          <TakeUpBox {...acting} />
          <ProposeBox practice={practice} />
        </div>
      </div>
    </div>
  )
}
