import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Annexes } from "../proposals/annexes.tsx"
import { AnswersText } from "../proposals/answers-text.tsx"
import { AnswerInvitation, InviteAuthor, NoteSignature, OfAuthor } from "../proposals/input.ts"
import { AuthorForms, InviteForm } from "../proposals/writing/author-forms.tsx"
import {
  answerInvitation,
  inviteAuthor,
  noteSignature,
  uninviteAuthor,
} from "../proposals/writing/authors.server.ts"
import { getAuthors } from "../proposals/writing/draft-queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getAuthors(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { title: titleOf(context, context.t("proposals.authors.title")), page, done, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { proposalCode: params.code }
  const back = (done: string) => redirect(`/proposals/${params.code}/authors?done=${done}`)
  if (intent === "invite")
    return run(context, request, InviteAuthor, here, async (ctx, input) => {
      await inviteAuthor(ctx, input)
      return back("invited")
    })
  if (intent === "answer")
    return run(context, request, AnswerInvitation, here, async (ctx, input) => {
      await answerInvitation(ctx, input)
      // Who declined a draft does not read it any more.
      return input.answer === "sign" ? back("signed") : redirect("/proposals?done=declined")
    })
  if (intent === "note")
    return run(context, request, NoteSignature, here, async (ctx, input) => {
      await noteSignature(ctx, input)
      return back("noted")
    })
  return run(context, request, OfAuthor, here, async (ctx, input) => {
    await uninviteAuthor(ctx, input)
    return back("uninvited")
  })
}

const DONE = ["invited", "signed", "noted", "uninvited"] as const

export default function AuthorsRoute() {
  const { page, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const keyOf = (name: string) => keyFor(key, name)
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.authors.page_title")} lead={t("proposals.authors.lead")} />
      {told ? (
        <Note tone="ok" live>
          {t(`proposals.authors.done.${told}`)}
        </Note>
      ) : null}
      <Fold summary={t("proposals.authors.read_first")}>
        <AnswersText answers={page.answers} language={page.language} level={3} />
        <Annexes files={page.files} />
      </Fold>
      <AuthorForms authors={page.authors} rev={page.rev} {...{ refusal, keyOf }} />
      {page.mayInvite ? (
        <InviteForm bodies={page.bodies} refusal={refusal} formKey={keyOf("invite")} />
      ) : null}
    </div>
  )
}
