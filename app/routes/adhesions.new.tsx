import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, readForm, runOpen, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { STEPS } from "../people/adhesions/adhesion.ts"
import { BodyStep } from "../people/adhesions/input.ts"
import { StepForm } from "../people/adhesions/step-form.tsx"
import { beginAdhesion } from "../people/adhesions/write-adhesion.server.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context }: LoaderFunctionArgs) =>
  read(context, async (ctx) => ({
    title: titleOf(context, context.t("organisations.adhesion.title")),
    ...{ locales: context.locales, locale: context.locale, places: await listPlaceNames(ctx), key: newKey() },
  }))

export const action = async ({ context, request }: ActionFunctionArgs) =>
  runOpen(context, await readForm(context, request), BodyStep, {}, async (ctx, input) =>
    redirect(`/adhesions/${await beginAdhesion(ctx, input)}?step=registers`),
  )

export default function NewAdhesion() {
  const { locales, locale, places, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/organisations" label={t("people.organisations.title")} />
      <Refused refusal={refusal} />
      <PageHead
        step={t("organisations.adhesion.step", { at: 1, of: STEPS.length })}
        title={t("organisations.adhesion.steps.body")}
        lead={t("organisations.adhesion.lead")}
      />
      <StepForm
        step="body"
        draft={{ language: locale }}
        formKey={key}
        refusal={refusal}
        locales={locales}
        places={places}
        tables={[]}
      />
    </div>
  )
}
