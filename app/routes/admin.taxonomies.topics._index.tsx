import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { TermFilter } from "../taxonomies/input.ts"
import { TopicName, TopicState, Uses } from "../taxonomies/topic-parts.tsx"
import { listTopicTerms } from "../taxonomies/vocabularies.server.ts"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const DONE = ["added", "renamed", "retired", "restored", "merged"] as const

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { searchParams } = new URL(request.url)
    const { after } = TermFilter.parse(Object.fromEntries(searchParams))
    const done = DONE.find((word) => word === searchParams.get("done")) ?? null
    const title = titleOf(context, context.t("taxonomies.topics.title"))
    return { title, after, done, ...(await listTopicTerms(ctx, { after })) }
  })
}

export default function Topics() {
  const { rows, next, after, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const title = t("taxonomies.topics.title")
  const here = "/admin/taxonomies/topics"
  return (
    <div className="wrap band-s">
      <AdminCrumbs
        title={title}
        parent={{ href: "/admin/taxonomies", label: t("operation.sections.taxonomies.title") }}
      />
      <PageHead
        title={title}
        lead={t("taxonomies.topics.lead")}
        action={
          <ButtonLink href={`${here}/new`} icon="it-plus-circle">
            {t("taxonomies.topics.add")}
          </ButtonLink>
        }
      />
      {done ? (
        <Note tone="ok" live>
          {t(`taxonomies.done.${done}`)}
        </Note>
      ) : null}
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={t("taxonomies.topics.empty")}
        first={after ? { href: here, label: t("common.list.first") } : null}
        next={next ? { href: `${here}?after=${next}`, label: t("common.list.next") } : null}
        columns={[
          {
            key: "name",
            heading: t("taxonomies.list.term"),
            cell: ({ id, labels }) => (
              <a href={`${here}/${id}`}>
                <TopicName labels={labels} />
              </a>
            ),
          },
          {
            key: "languages",
            heading: t("taxonomies.list.languages"),
            cell: ({ labels }) =>
              Object.keys(labels)
                .map((language) => t(`common.languages.${language as "it"}`))
                .join(", "),
          },
          { key: "uses", heading: t("taxonomies.list.uses"), cell: ({ uses }) => <Uses uses={uses} /> },
          {
            key: "state",
            heading: t("taxonomies.list.state"),
            cell: ({ retired, mergedInto }) => <TopicState retired={retired} merged={mergedInto !== null} />,
          },
        ]}
      />
    </div>
  )
}
