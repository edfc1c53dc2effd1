import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ProposedFrom } from "../practices/input.ts"
import { practiceToPropose, proposePractice } from "../practices/propose-practice.server.ts"
import { StartProposal } from "../proposals/input.ts"
import { offersToStart, startProposal } from "../proposals/writing/start-proposal.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { roundtable, starters, isKeeper } = await offersToStart(ctx, params.code ?? "")
    const { code, name, language } = roundtable
    const practiceCode = new URL(request.url).searchParams.get("practice")
    return {
      title: titleOf(context, context.t("proposals.start.title")),
      ...{ roundtable: { code, name, language }, starters, isKeeper },
      practice: practiceCode ? await practiceToPropose(ctx, practiceCode) : null,
      ...{ locales: context.locales, locale: context.locale, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    StartProposal.extend(ProposedFrom.shape),
    { roundtableCode: params.code },
    async (ctx, { practice, ...input }) =>
      redirect(
        `/proposals/${await (practice ? proposePractice(ctx, input, practice) : startProposal(ctx, input))}/edit`,
      ),
  )

export default function NewProposal() {
  const { roundtable, starters, isKeeper, practice, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const only = starters.length === 1 ? starters[0] : undefined
  return (
    <div className="wrap form stack-l">
      <BackLink
        href={`/roundtables/${roundtable.code}/proposals`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.start.title")} lead={t("proposals.start.lead")} />
      {practice ? (
        <Note title={t("practices.propose.from")}>
          <p>
            <a href={`/practices/${practice.code}`}>
              <bdi lang={practice.language}>{practice.title}</bdi>
            </a>
          </p>
          <p>{t("practices.propose.starts_as")}</p>
        </Note>
      ) : null}
      <RefusableForm formKey={key} refusal={refusal}>
        {practice ? <input type="hidden" name="practice" value={practice.code} /> : null}
        <Choice
          name="author"
          legend={t("proposals.start.author")}
          help={t(isKeeper ? "proposals.start.author_help_keeper" : "proposals.start.author_help")}
          value={only?.value}
          options={starters.map(({ value, name, language }) => ({
            value,
            label: <bdi lang={language}>{name}</bdi>,
          }))}
        />
        <Field
          as="select"
          name="language"
          width="m"
          label={t("proposals.form.language")}
          help={t("proposals.form.language_help")}
          value={practice?.language ?? locale}
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Field
          name="title"
          label={t("proposals.form.title_field")}
          help={t("proposals.form.title_help")}
          value={practice?.title}
          {...{ dir: "auto", maxLength: 160 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.start.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
