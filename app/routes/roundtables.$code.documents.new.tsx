import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { createPaper } from "../documents/create-paper.server.ts"
import { CreatePaper, PAPER_KINDS, TEMPLATES } from "../documents/input.ts"
import { refuseCreatePaper } from "../documents/policy.ts"
import { templateText } from "../documents/template.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseCreatePaper(ctx.actor, roundtable.id))
    const title = titleOf(context, context.t("documents.new.title"))
    return {
      title,
      roundtable: roundtable.name,
      code: roundtable.code,
      language: roundtable.language,
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CreatePaper, { roundtableCode: params.code }, async (ctx, input) => {
    const code = await createPaper(ctx, input, templateText(input.template, input.language))
    return redirect(`/documents/${code}?done=created`)
  })

export default function NewDocument() {
  const { roundtable, code, language, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${code}/documents`} label={roundtable} lang={language} />
      <Refused refusal={refusal} />
      <PageHead title={t("documents.new.title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field name="title" label={t("documents.new.name")} maxLength={200} dir="auto" />
        <Field
          as="select"
          name="kind"
          label={t("documents.new.kind")}
          width="m"
          prompt=""
          options={PAPER_KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
        />
        <Choice
          name="template"
          legend={t("documents.new.template")}
          options={TEMPLATES.map((value) => ({
            value,
            label: t(`documents.new.templates.${value}`),
            help: t(`documents.new.templates.${value}_help`),
          }))}
        />
        <Field
          as="select"
          name="language"
          label={t("documents.new.language")}
          width="m"
          value={language}
          options={(["it", "en", "fr", "ar"] as const).map((value) => ({
            value,
            label: t(`common.languages.${value}`),
          }))}
        />
        <p className="help">{t("documents.new.hint")}</p>
        <Actions>
          <Button busy={t("common.form.saving")}>{t("documents.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
