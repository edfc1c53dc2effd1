import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AuthorTable } from "../documents/versions/author-table.tsx"
import { runsOf } from "../documents/versions/authors.ts"
import { getVersionAuthors, getVersionedPaper } from "../documents/versions/queries.server.ts"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, ...paper } = await getVersionedPaper(ctx, params.code ?? "")
    const { version, content, authors, names } = await getVersionAuthors(ctx, id, Number(params.number) || 0)
    const { number, createdAt } = version
    const title = context.t("versions.authors.title", { number })
    return {
      title: titleOf(context, `${title}, ${paper.title}`),
      ...{ paper, number, createdAt, names },
      isErased: content === null,
      runs: content && authors ? runsOf(content, authors) : null,
    }
  })

export default function Authors() {
  const { paper, number, createdAt, isErased, runs, names } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <VersionFrame
      paper={paper}
      title={t("versions.authors.title", { number })}
      meta={[dates.moment(createdAt)]}
    >
      <p>{t("versions.authors.lead")}</p>
      {isErased ? (
        <Note tone="wait">{t("versions.erased")}</Note>
      ) : runs ? (
        <AuthorTable runs={runs} names={names} language={paper.language} />
      ) : (
        <Note tone="wait">{t("versions.authors.not_yet")}</Note>
      )}
      <Actions>
        <ButtonLink kind="line" href={`/documents/${paper.code}/versions/${number}`}>
          {t("versions.number", { number })}
        </ButtonLink>
      </Actions>
    </VersionFrame>
  )
}
