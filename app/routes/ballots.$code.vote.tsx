import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { castVotes } from "../ballots/voting/cast-votes.server.ts"
import { CheckVotes } from "../ballots/voting/check-votes.tsx"
import { CastVotes } from "../ballots/voting/input.ts"
import { getVotePage } from "../ballots/voting/queries.server.ts"
import { VoteFacts } from "../ballots/voting/vote-facts.tsx"
import { VoteFields } from "../ballots/voting/vote-fields.tsx"
import { WhyNot } from "../ballots/voting/why-not.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import {
  formFields,
  newKey,
  type Refusal,
  read,
  readOwnForm,
  refusal,
  run,
  signedIn,
  titleOf,
} from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { whenWords } from "../meetings/words.ts"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getVotePage(ctx, params.code ?? "")
    return { title: titleOf(context, page.wording), page, key: newKey() }
  })
}

/** What was chosen, to look at before it counts; nothing is stored. */
type Step = { check: CastVotes["votes"] } | { again: Refusal["typed"] }

const typedOf = (form: FormData): Refusal["typed"] =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => /^[cr]-/.test(name))
      .map((name) => [name, name.endsWith("[]") ? form.getAll(name).map(String) : String(form.get(name))]),
  )

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { ballotCode: params.code ?? "" }
  if (intent === "cast")
    return run(context, request, CastVotes, here, async (ctx, input) => {
      await castVotes(ctx, input)
      return redirect(`/ballots/${params.code}/receipt?done=1`)
    })
  const form = await readOwnForm(context, request)
  if (intent === "again") return data<Step>({ again: typedOf(form) })
  const parsed = CastVotes.safeParse({ ...formFields(form), ...here })
  if (!parsed.success)
    return refusal(
      context,
      form,
      parsed.error.issues.map((issue) => ({ reason: { key: issue.message as MessageKey } })),
    )
  return data<Step>({ check: parsed.data.votes })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>["page"]
type FormProps = { page: Page; formKey: string; refused: Refusal | undefined }

const VoteForm = ({ page, formKey, refused }: FormProps) => {
  const { t } = useTranslation()
  const open = page.own.filter((seat) => seat.mayVote)
  return (
    <RefusableForm formKey={formKey} refusal={refused}>
      <input type="hidden" name="intent" value="check" />
      <VoteFields seats={open} question={page.question} options={page.options} />
      <Actions>
        <Button wide>{t("ballots.vote.continue")}</Button>
      </Actions>
      <p className="help">{t("ballots.vote.not_yet")}</p>
    </RefusableForm>
  )
}

export default function VoteRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const checking = done && "check" in done ? done.check : null
  const again = done && "again" in done ? { form: null, fields: {}, typed: done.again } : undefined
  const refused = done && "fields" in done ? (done as Refusal) : undefined
  const mayVote = !page.isOver && page.own.some((seat) => seat.mayVote)
  const back = <BackLink href={`/ballots/${page.code}`} label={page.wording} lang={page.language} />
  if (checking)
    return (
      <div className="wrap form">
        {back}
        <PageHead step={t("ballots.vote.step2")} title={t("ballots.vote.check_title")} />
        <CheckVotes {...{ page, votes: checking, formKey: key }} />
      </div>
    )
  return (
    <div className="wrap form">
      {back}
      <Refused refusal={refused} />
      <PageHead
        step={mayVote ? t("ballots.vote.step1") : t("ballots.one")}
        title={
          <bdi lang={page.language} dir="auto">
            {page.wording}
          </bdi>
        }
        lead={
          page.closesAt ? t("ballots.vote.until", { when: whenWords({ t, dates }, page.closesAt) }) : null
        }
      />
      <VoteFacts page={page} />
      <WhyNot page={page} />
      {mayVote ? <VoteForm page={page} formKey={key} refused={refused ?? again} /> : null}
    </div>
  )
}
