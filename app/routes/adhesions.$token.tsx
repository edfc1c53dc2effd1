import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { type Ctx, NOBODY } from "../context.ts"
import { newKey, read, readForm, runOpen, titleOf } from "../http.server.ts"
import { pageMeta } from "../page-meta.ts"
import { isStep, stepAfter } from "../people/adhesions/adhesion.ts"
import { AdhesionPage } from "../people/adhesions/adhesion-page.tsx"
import { answerAdditions } from "../people/adhesions/answer-additions.server.ts"
import { confirmAdhesion } from "../people/adhesions/confirm-adhesion.server.ts"
import { enterByAdhesion } from "../people/adhesions/enter-by-adhesion.server.ts"
import {
  AnswerAdditions,
  EnterByAdhesion,
  Nothing,
  STEP_INPUT,
  type StepInput,
  type StepName,
} from "../people/adhesions/input.ts"
import { openAdhesion } from "../people/adhesions/queries.server.ts"
import { sendAdhesion } from "../people/adhesions/send-adhesion.server.ts"
import { withdrawAdhesion } from "../people/adhesions/withdraw-adhesion.server.ts"
import { fillAdhesion } from "../people/adhesions/write-adhesion.server.ts"
import { browserOf, deviceCookie } from "../people/browser.server.ts"
import { startSession } from "../people/sign-in.server.ts"
import { listRoundtables } from "../roundtables/queries.server.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"

export const meta = pageMeta

const MOST_TABLES = 300

/** The tables that anybody may ask to join: public, and at work. */
const openTables = async (ctx: Ctx) => {
  const filters = { kind: null, territory: null, state: "active" } as const
  return (await listRoundtables({ ...ctx, actor: NOBODY }, { limit: MOST_TABLES, filters })).rows
}

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const adhesion = await openAdhesion(ctx, params.token ?? "")
    const asked = new URL(request.url).searchParams.get("step")
    const step = adhesion.state === "draft" ? (isStep(asked) ? asked : "check") : null
    const page = {
      title: titleOf(context, context.t("organisations.adhesion.title")),
      ...{ adhesion, step, path: `/adhesions/${params.token}`, locales: context.locales },
      places: step === "body" ? await listPlaceNames(ctx) : [],
      tables: step === "table" ? await openTables(ctx) : [],
      keys: { form: newKey(), other: newKey() },
    }
    return data(page, { headers: { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" } })
  })

const isFilled = (step: unknown): step is StepName => isStep(step) && step !== "check"

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(context, request)
  const token = params.token ?? ""
  const path = `/adhesions/${token}`
  const step = form.get("step")
  if (isFilled(step))
    return runOpen(
      context,
      form,
      STEP_INPUT[step],
      { contactLanguage: context.locale },
      async (ctx, answers) => {
        await fillAdhesion(ctx, token, { step, answers } as StepInput)
        return redirect(`${path}?step=${stepAfter(step)}`)
      },
    )
  if (form.get("intent") === "answer")
    return runOpen(context, form, AnswerAdditions, {}, async (ctx, input) => {
      await answerAdditions(ctx, token, input)
      return redirect(path)
    })
  if (form.get("intent") === "enter")
    return runOpen(context, form, EnterByAdhesion, {}, async (ctx, input) => {
      const { personId, organisationCode } = await enterByAdhesion(ctx, token, input)
      if (!ctx.actor.personId) {
        const session = await startSession(ctx, personId, browserOf(request))
        context.setCookie(session.cookie)
        context.setCookie(deviceCookie(ctx.settings, session.device))
      }
      return redirect(`/organisations/${organisationCode}`)
    })
  return runOpen(context, form, Nothing, {}, async (ctx) => {
    if (form.get("intent") === "send") await sendAdhesion(ctx, token)
    if (form.get("intent") === "confirm") await confirmAdhesion(ctx, token)
    if (form.get("intent") === "withdraw") await withdrawAdhesion(ctx, token)
    return redirect(path)
  })
}

export default function AdhesionByLink() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return <AdhesionPage {...page} refusal={refusal} />
}
