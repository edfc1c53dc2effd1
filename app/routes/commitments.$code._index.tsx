import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answerOfCommitment } from "../answers/of-commitment.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { CommitmentFacts } from "../meetings/commitments/commitment-facts.tsx"
import { CommitmentTable } from "../meetings/commitments/commitment-table.tsx"
import { getCommitment } from "../meetings/commitments/get-commitment.server.ts"
import { History } from "../meetings/commitments/history.tsx"
import { TellProgress } from "../meetings/commitments/input.ts"
import { ProgressBar, StandingWord } from "../meetings/commitments/standing-word.tsx"
import { TellForm } from "../meetings/commitments/tell-form.tsx"
import { tellProgress } from "../meetings/commitments/tell-progress.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const page = await getCommitment(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    const answer = await answerOfCommitment(ctx, page.code)
    return {
      title: titleOf(context, page.title),
      page,
      answer,
      done,
      locales: context.locales,
      key: newKey(),
    }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, TellProgress, { commitmentCode: params.code }, async (ctx, input) => {
    await tellProgress(ctx, input)
    return redirect(`/commitments/${params.code}?done=told`)
  })

const DONE = ["made", "told"] as const
type Page = ReturnType<typeof useLoaderData<typeof loader>>["page"]

const Parts = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { parts, mayKeep, state } = page
  if (parts.length === 0 && !(mayKeep && state === "open")) return null
  const add = `/roundtables/${page.roundtable.code}/commitments/new?parent=${page.code}`
  return (
    <Section id="parts" title={t("commitments.parts")}>
      <CommitmentTable rows={parts} empty={t("commitments.no_parts")} />
      {mayKeep && state === "open" ? (
        <p className="no-print">
          <ButtonLink kind="line" href={add}>
            {t("commitments.add_part")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}

export default function CommitmentRoute() {
  const { page, answer, done, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const home = `/roundtables/${page.roundtable.code}`
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: home, label: page.roundtable.name, lang: page.roundtable.language },
          { href: `${home}/commitments`, label: t("commitments.title") },
          { label: page.title, lang: page.language },
        ]}
      />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("commitments.one")}
        title={
          <bdi lang={page.language} dir="auto">
            {page.title}
          </bdi>
        }
        status={<StandingWord standing={page.standing} />}
        meta={[<ProgressBar key="progress" progress={page.progress} />]}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`commitments.done.${told}`)}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <Parts page={page} />
          {page.tells ? (
            <Section id="tell" className="no-print" title={t("commitments.tell.title")}>
              <TellForm {...{ commitment: page, as: page.tells, locales, formKey: key, refusal }} />
            </Section>
          ) : null}
          <Section id="history" title={t("commitments.history.title")}>
            <History steps={page.history} />
          </Section>
        </div>
        <CommitmentFacts page={page} answer={answer} />
      </div>
    </div>
  )
}
