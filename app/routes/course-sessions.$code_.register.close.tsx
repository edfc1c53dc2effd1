import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { closeRegister } from "../courses/register/close-register.server.ts"
import { CloseRegister } from "../courses/register/input.ts"
import { getClosing } from "../courses/register/queries.server.ts"
import { BackToRoll, RegisterCrumbs, RegisterPageHead } from "../courses/register/register-head.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusals, missing, ...page } = await getClosing(ctx, params.code ?? "")
    const refusal = page.state === "open" ? refusals.lock : refusals.countersign
    const heading = context.t(page.state === "open" ? "register.close.title" : "register.close.title_sign")
    return {
      ...{ title: titleOf(context, heading), heading, ...page, key: newKey() },
      missing: missing.map((key) => context.t(key)),
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CloseRegister, { sessionCode: params.code }, async (ctx, input) =>
    redirect(`/course-sessions/${await closeRegister(ctx, input)}/register/close`),
  )

export default function CloseRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const intent = page.state === "open" ? "lock" : "countersign"
  const signed = ({ at, by }: { at: Date | null; by: string | null }) =>
    at
      ? t("register.close.signed", {
          moment: dates.moment(at),
          name: by ?? t("courses.enrolments.erased"),
        })
      : t("register.close.not_yet")
  return (
    <div className="wrap form">
      <RegisterCrumbs page={page} title={page.heading} />
      <Refused refusal={refusal} />
      <RegisterPageHead page={page} title={page.heading} />
      <BackToRoll code={page.session.code} />
      <SummaryList
        missing={t("register.corrections.missing")}
        items={[
          { term: t("register.close.topic"), value: page.topic ? <bdi>{page.topic}</bdi> : null },
          { term: t("register.close.present"), value: page.present },
          { term: t("register.close.enrolled"), value: page.enrolled },
          { term: t("register.close.locked"), value: signed(page.locked) },
          { term: t("register.close.countersigned"), value: signed(page.countersigned) },
        ]}
      />
      {page.refused ? (
        <Note>{page.refused}</Note>
      ) : page.missing.length > 0 ? (
        <Note tone="wait" title={t("register.close.missing")}>
          <ul>
            {page.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      ) : (
        <RefusableForm formKey={page.key} refusal={refusal}>
          <p>{t(intent === "lock" ? "register.close.lock_text" : "register.close.sign_text")}</p>
          <Actions>
            <Button name="intent" value={intent}>
              {t(intent === "lock" ? "register.close.lock" : "register.close.sign")}
            </Button>
          </Actions>
        </RefusableForm>
      )}
    </div>
  )
}
