import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BeginPractice } from "../practices/input.ts"
import { beginPractice, tableToBeginAt } from "../practices/writing/begin-practice.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { code, name, language } = await tableToBeginAt(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("practices.begin.title")),
      roundtable: { code, name, language },
      ...{ locales: context.locales, locale: context.locale, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, BeginPractice, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/practices/${await beginPractice(ctx, input)}/edit`),
  )

export default function NewPractice() {
  const { roundtable, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink
        href={`/roundtables/${roundtable.code}/practices`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("practices.begin.title")} lead={t("practices.begin.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="select"
          name="language"
          width="m"
          label={t("practices.form.language")}
          value={locale}
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Field
          name="title"
          label={t("practices.form.title_field")}
          help={t("practices.form.title_help")}
          {...{ dir: "auto", maxLength: 160 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("practices.begin.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
