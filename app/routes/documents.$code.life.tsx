import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import type { TxCtx } from "../context.ts"
import { ActsList } from "../documents/life/acts-list.tsx"
import { beginReview } from "../documents/life/begin-review.server.ts"
import { LifeStep } from "../documents/life/input.ts"
import { LifeFrame } from "../documents/life/life-frame.tsx"
import { LifeLine } from "../documents/life/life-line.tsx"
import { RoundsTable, TakenTable } from "../documents/life/life-tables.tsx"
import { publishPaper } from "../documents/life/publish-paper.server.ts"
import { getLife } from "../documents/life/queries.server.ts"
import { returnToCoDesign } from "../documents/life/return-to-co-design.server.ts"
import { revisePaper } from "../documents/life/revise-paper.server.ts"
import { StepsList } from "../documents/life/steps-list.tsx"
import { PaperStatus } from "../documents/paper-status.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { paper, life, taken } = await getLife(ctx, params.code ?? "")
    const { code, title: name, language, state, roundtable, publishedAt } = paper
    return {
      title: titleOf(context, context.t("life.title_of", { title: name })),
      paper: { code, title: name, language, state, roundtable },
      life: {
        ...life,
        steps: life.steps.filter(
          (step) =>
            !(step.name === "publish" && publishedAt !== null) &&
            !(step.name === "revise" && life.revision !== null),
        ),
      },
      taken,
      formKey: newKey(),
    }
  })

/** Takes the step, and answers with the page that shows what came of it. */
const take = async (ctx: TxCtx, step: LifeStep): Promise<string> => {
  const home = `/documents/${step.paperCode}`
  if (step.intent === "review") await beginReview(ctx, step)
  else if (step.intent === "back") await returnToCoDesign(ctx, step)
  else if (step.intent === "publish") await publishPaper(ctx, step)
  else return `/documents/${await revisePaper(ctx, step)}?done=revision`
  return `${home}?done=${step.intent}`
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, LifeStep, { paperCode: params.code }, async (ctx, step) =>
    redirect(await take(ctx, step)),
  )

export default function PaperLife() {
  const { paper, life, taken, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const open = life.rounds.find((round) => round.closedAt === null)?.number ?? null
  return (
    <LifeFrame paper={paper} title={t("life.title")} status={<PaperStatus state={paper.state} />}>
      <Refused refusal={refusal} />
      <LifeLine state={paper.state} />
      <p>{t(`life.now.${paper.state as "draft"}`)}</p>
      <Section id="next" title={t("life.next.title")}>
        {life.steps.length > 0 ? (
          <StepsList steps={life.steps} code={paper.code} {...{ open, formKey, refusal }} />
        ) : (
          <Empty>{t("life.next.none")}</Empty>
        )}
      </Section>
      <Section id="rounds" title={t("life.rounds.title")}>
        <RoundsTable code={paper.code} rounds={life.rounds} />
      </Section>
      {life.acts.length > 0 ? (
        <Section id="acts" title={t("life.acts.title")}>
          <ActsList
            acts={life.acts}
            language={paper.language}
            voidable={life.mayVoidActs ? paper.code : null}
          />
        </Section>
      ) : null}
      <Section id="taken" title={t("life.taken.title")}>
        <TakenTable taken={taken} language={paper.language} />
      </Section>
    </LifeFrame>
  )
}
