import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, readForm, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ChosenTopic, MergeTopic, RenameTopic } from "../taxonomies/input.ts"
import { mergeTopic } from "../taxonomies/merge-topic.server.ts"
import { listTopics } from "../taxonomies/queries.server.ts"
import { renameTopic } from "../taxonomies/rename-topic.server.ts"
import { restoreTopic, retireTopic } from "../taxonomies/retire-topic.server.ts"
import { MergeForm, RenameForm, UseForm } from "../taxonomies/topic-forms.tsx"
import { TopicState, Uses } from "../taxonomies/topic-parts.tsx"
import { getTopicTerm } from "../taxonomies/vocabularies.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const topic = await getTopicTerm(ctx, params.id ?? "")
    const others = (await listTopics(ctx, context.locale)).filter(({ id }) => id !== topic.id)
    const keys = { rename: newKey(), use: newKey(), merge: newKey() }
    return { title: titleOf(context, topic.labels.it), topic, others, keys }
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const intent = (await readForm(context, request.clone())).get("intent")
  const here = { id: params.id }
  const to = (done: string) => redirect(`/admin/taxonomies/topics?done=${done}`)
  if (intent === "retire" || intent === "restore")
    return run(context, request, ChosenTopic, here, async (ctx, input) => {
      await (intent === "retire" ? retireTopic(ctx, input) : restoreTopic(ctx, input))
      return to(`${intent}d`)
    })
  if (intent === "merge")
    return run(context, request, MergeTopic, here, async (ctx, input) => {
      await mergeTopic(ctx, input)
      return to("merged")
    })
  return run(context, request, RenameTopic, here, async (ctx, input) => {
    await renameTopic(ctx, input)
    return to("renamed")
  })
}

export default function Topic() {
  const { topic, others, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { mergedInto } = topic
  return (
    <div className="wrap form">
      <BackLink href="/admin/taxonomies/topics" label={t("taxonomies.topics.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={
          <bdi lang="it" dir="ltr">
            {topic.labels.it}
          </bdi>
        }
        status={<TopicState retired={topic.retired} merged={mergedInto !== null} />}
      />
      <SummaryList
        missing={t("taxonomies.list.unused")}
        items={[
          { term: t("taxonomies.list.uses"), value: <Uses uses={topic.uses} /> },
          ...(mergedInto
            ? [
                {
                  term: t("taxonomies.state.merged_into"),
                  value: (
                    <a href={`/admin/taxonomies/topics/${mergedInto.id}`} lang="it" dir="ltr">
                      {mergedInto.label}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div className="stack-l above">
        <Section id="names" title={t("taxonomies.form.rename_title")}>
          <RenameForm formKey={keys.rename} refusal={refusal} labels={topic.labels} />
        </Section>
        {mergedInto ? null : (
          <>
            <Section id="use" title={t(`taxonomies.form.${topic.retired ? "restore" : "retire"}_title`)}>
              <UseForm formKey={keys.use} retired={topic.retired} />
            </Section>
            <Section id="merge" title={t("taxonomies.form.merge_title")}>
              <MergeForm formKey={keys.merge} refusal={refusal} others={others} />
            </Section>
          </>
        )}
      </div>
    </div>
  )
}
