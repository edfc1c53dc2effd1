import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { AskTranslation, HideComment, WriteTranslation } from "../proposals/input.ts"
import { AskForm, HideForm, TranslateForm } from "../proposals/talk/comment-forms.tsx"
import { getComment } from "../proposals/talk/comment-queries.server.ts"
import { askTranslation, hideComment, writeTranslation } from "../proposals/talk/comments.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    ...{ page: await getComment(ctx, params.code ?? ""), locales: context.locales, key: newKey() },
    title: titleOf(context, context.t("proposals.comments.work")),
    locale: context.locale,
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { commentCode: params.code }
  const back = ({ proposalCode }: { proposalCode: string }) =>
    redirect(`/proposals/${proposalCode}/comments?at=${params.code}#c-${params.code}`)
  if (intent === "hide")
    return run(context, request, HideComment, here, async (ctx, input) => back(await hideComment(ctx, input)))
  if (intent === "translate")
    return run(context, request, WriteTranslation, here, async (ctx, input) =>
      back(await writeTranslation(ctx, input)),
    )
  return run(context, request, AskTranslation, here, async (ctx, input) =>
    back(await askTranslation(ctx, input)),
  )
}

export default function CommentRoute() {
  const { page, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const others = locales.filter((one) => one !== page.comment.language)
  const language = others.includes(locale) ? locale : others[0]
  const keyOf = (name: string) => keyFor(key, name)
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}/comments`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.comments.work")} />
      <p className="quote pre" lang={page.comment.language} dir="auto">
        {page.comment.text}
      </p>
      {page.mayTranslate ? (
        <>
          <AskForm {...{ refusal, others, language }} formKey={keyOf("ask")} />
          <TranslateForm {...{ refusal, others, language }} formKey={keyOf("translate")} />
        </>
      ) : null}
      {page.mayHide ? <HideForm refusal={refusal} formKey={keyOf("hide")} /> : null}
    </div>
  )
}
