import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { AnswerFields } from "../answers/answer-fields.tsx"
import { DueWords } from "../answers/answer-status.tsx"
import { openDraft, readVersion } from "../answers/draft-queries.server.ts"
import { DraftVersions, OtherText } from "../answers/draft-versions.tsx"
import { SaveDraft } from "../answers/input.ts"
import { saveDraft } from "../answers/save-draft.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { Annexes } from "../proposals/annexes.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const draft = await openDraft(ctx, params.code ?? "", "draft")
    const asked = new URL(request.url).searchParams
    const version = Number(asked.get("version"))
    const older = version ? await readVersion(ctx, draft.code, version) : null
    return {
      ...{ title: titleOf(context, context.t("answers.acts.draft")), draft, key: newKey() },
      ...{ isSaved: asked.has("saved"), locales: context.locales, names: await proposedNames(ctx) },
      older: older && { rev: version, text: { ...older, passedTo: null } },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SaveDraft, { answerCode: params.code }, async (ctx, input) => {
    await saveDraft(ctx, input)
    const isReady = input.intent === "ready"
    return redirect(isReady ? `/answers/${params.code}?done=ready` : `/answers/${params.code}/draft?saved`)
  })

export default function DraftAnswerRoute() {
  const { draft, isSaved, older, names, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, passedTo, versions, returnedFor, code, rev, endorsedAs } = draft
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...draft} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.draft")}
        lead={t("answers.form.draft_lead")}
        meta={[<DueWords key="due" {...draft} />]}
      />
      {isSaved && !refusal ? (
        <Note tone="ok" live>
          {t("answers.done.saved")}
        </Note>
      ) : null}
      {returnedFor ? (
        <Note tone="wait" title={t("answers.inside.returned")}>
          <p className="quote pre">{returnedFor}</p>
        </Note>
      ) : null}
      {endorsedAs ? <Note tone="wait">{t("answers.form.loses_visto")}</Note> : null}
      {refusal ? <OtherText {...{ refusal, draft }} /> : null}
      <DraftVersions {...{ code, versions, older }} />
      <Annexes files={draft.files} />
      <p>
        <ButtonLink kind="line" href={`/answers/${code}/files`}>
          {t("answers.acts.files")}
        </ButtonLink>
      </p>
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="rev" value={rev} />
        <AnswerFields {...{ content, passedTo, names, locales }} />
        <Actions>
          <Button name="intent" value="ready" busy={t("common.form.saving")}>
            {t("answers.form.ready")}
          </Button>
          <Button name="intent" value="save" kind="line" busy={t("common.form.saving")}>
            {t("answers.form.save")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
