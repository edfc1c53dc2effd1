import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { acceptAdhesion } from "../people/adhesions/accept-adhesion.server.ts"
import { isUndecided } from "../people/adhesions/adhesion.ts"
import { AdhesionHistory, AdhesionStatus } from "../people/adhesions/adhesion-history.tsx"
import { AdhesionSummary } from "../people/adhesions/adhesion-summary.tsx"
import { askAdditions } from "../people/adhesions/ask-additions.server.ts"
import { AcceptForm, TakeForm, WordsForm } from "../people/adhesions/decide-forms.tsx"
import { AcceptAdhesion, AskAdditions, RefuseAdhesion, TakeAdhesion } from "../people/adhesions/input.ts"
import { getAdhesion } from "../people/adhesions/queries.server.ts"
import { refuseAdhesion } from "../people/adhesions/refuse-adhesion.server.ts"
import { takeAdhesion } from "../people/adhesions/take-adhesion.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const adhesion = await getAdhesion(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("organisations.adhesion.of", { name: adhesion.name })),
      ...{ adhesion, keys: { take: newKey(), accept: newKey(), ask: newKey(), refuse: newKey() } },
    }
  })
}

const Decide = z.discriminatedUnion("intent", [
  TakeAdhesion.extend({ intent: z.literal("take") }),
  AcceptAdhesion.extend({ intent: z.literal("accept") }),
  AskAdditions.extend({ intent: z.literal("ask") }),
  RefuseAdhesion.extend({ intent: z.literal("refuse") }),
])

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Decide, { adhesionCode: params.code }, async (ctx, input) => {
    if (input.intent === "take") await takeAdhesion(ctx, input)
    if (input.intent === "accept") await acceptAdhesion(ctx, input)
    if (input.intent === "ask") await askAdditions(ctx, input)
    if (input.intent === "refuse") await refuseAdhesion(ctx, input)
    return redirect(`/adhesions/requests/${params.code}`)
  })

export default function AdhesionRequest() {
  const { adhesion, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const { state, dueOn, takenBy, body, similar, files, decisionReason } = adhesion
  return (
    <div className="wrap form stack-l">
      <BackLink href="/adhesions" label={t("organisations.adhesion.queue")} />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("organisations.adhesion.kick", { code: adhesion.code })}
        title={<bdi lang={adhesion.language}>{adhesion.name}</bdi>}
        status={<AdhesionStatus state={state} />}
        meta={[
          dueOn && isUndecided(state) ? t("organisations.adhesion.due", { day: dates.longDay(dueOn) }) : null,
          takenBy ? t("organisations.adhesion.taken_by", { name: takenBy }) : null,
        ]}
        action={state === "waiting" ? <TakeForm formKey={keys.take} /> : null}
      />
      {body ? (
        <Note tone="ok">
          <p>
            {t("organisations.adhesion.in_register")}{" "}
            <a href={`/organisations/${body.code}`} lang={body.language}>
              <bdi>{body.name}</bdi>
            </a>
          </p>
        </Note>
      ) : null}
      {state === "refused" ? (
        <Note tone="bad" title={t("organisations.adhesion.refused_title")}>
          <p dir="auto">{decisionReason}</p>
        </Note>
      ) : null}
      <Section id="asked" title={t("organisations.adhesion.asked")}>
        <AdhesionSummary adhesion={adhesion} />
        {files.length > 0 ? (
          <ul>
            {files.map(({ code, name }) => (
              <li key={code}>
                <a href={`/files/${code}`} download>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      {isUndecided(state) ? (
        <>
          <AcceptForm formKey={keys.accept} refusal={refusal} similar={similar} />
          {state === "additions_asked" ? null : (
            <WordsForm intent="ask" formKey={keys.ask} refusal={refusal} />
          )}
          <WordsForm intent="refuse" formKey={keys.refuse} refusal={refusal} />
        </>
      ) : null}
      <AdhesionHistory events={adhesion.events} />
    </div>
  )
}
