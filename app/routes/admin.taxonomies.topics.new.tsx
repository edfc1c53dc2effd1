import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { addTopic } from "../taxonomies/add-topic.server.ts"
import { AddTopic } from "../taxonomies/input.ts"
import { refuseKeepTaxonomies } from "../taxonomies/policy.ts"
import { TopicFields } from "../taxonomies/topic-parts.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    return { title: titleOf(context, context.t("taxonomies.topics.add")), key: newKey() }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, AddTopic, {}, async (ctx, input) => {
    await addTopic(ctx, input)
    return redirect("/admin/taxonomies/topics?done=added")
  })

export default function NewTopic() {
  const { key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/admin/taxonomies/topics" label={t("taxonomies.topics.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("taxonomies.topics.add")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <TopicFields />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("taxonomies.form.add")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
