import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { PublishedText } from "../meetings/minutes/publish/published-text.tsx"
import { getPublished } from "../meetings/minutes/publish/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const page = await getPublished(ctx, params.code ?? "")
    const name = context.t(`minutes.names.${page.kind}`, { number: page.number })
    return data({ page, title: titleOf(context, name) }, { status: page.gone ? 410 : 200 })
  })

export default function PublishedMinutes() {
  const { page } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const name = t(`minutes.names.${page.kind}`, { number: page.number })
  const { roundtable, gone, text } = page
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: `/roundtables/${roundtable.code}`, label: roundtable.name, lang: roundtable.language },
          { label: name },
        ]}
      />
      <PageHead
        kick={t("afterwards.publish.kind")}
        title={text ? <bdi lang={page.language}>{text.title}</bdi> : name}
        meta={[
          page.publishedAt && !gone
            ? t("afterwards.publish.published_on", { day: dates.longDay(page.publishedAt) })
            : null,
        ]}
      />
      {gone ? (
        <Note tone="wait" title={t("afterwards.publish.gone")}>
          <p dir="auto">{gone.reason}</p>
          {gone.at ? <p className="small">{dates.longDay(gone.at)}</p> : null}
        </Note>
      ) : null}
      {text ? <PublishedText {...{ text, code: page.code, language: page.language }} /> : null}
    </div>
  )
}
