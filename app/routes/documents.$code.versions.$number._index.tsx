import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readingLabels } from "../documents/editor/reading-labels.ts"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { ReadingText } from "../documents/editor/render.tsx"
import { nameMentions } from "../documents/links/names.server.ts"
import { getVersion, getVersionedPaper } from "../documents/versions/queries.server.ts"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, roundtableId, ...paper } = await getVersionedPaper(ctx, params.code ?? "")
    const stored = await getVersion(ctx, id, Number(params.number) || 0)
    const home = { code: paper.code, roundtableId }
    const content = await nameMentions(ctx, home, stored.content, context.t("links.erased"))
    const version = { ...stored, content }
    const isNamed = new URL(request.url).searchParams.get("done") === "named"
    const name = context.t("versions.number", { number: version.number })
    return { title: titleOf(context, `${name}, ${paper.title}`), paper, version, isNamed }
  })

export default function Version() {
  const { paper, version, isNamed } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const { number, name, kind, by, createdAt, sha256, namedAt, namedBy } = version
  const home = `/documents/${paper.code}/versions`
  const content = version.content as StoredNode | null
  return (
    <VersionFrame
      paper={paper}
      title={t("versions.number", { number })}
      meta={[
        name ? (
          <bdi key="name" lang={paper.language}>
            {name}
          </bdi>
        ) : null,
        t(`versions.kinds.${kind as "named"}`),
        dates.moment(createdAt),
        by ? <bdi key="by">{by}</bdi> : null,
        namedAt
          ? t("versions.rename.by", { name: namedBy ?? t("people.erased"), day: dates.day(namedAt) })
          : null,
      ]}
    >
      {isNamed ? (
        <Note tone="ok" live>
          {t("versions.rename.done")}
        </Note>
      ) : null}
      <Actions>
        <ButtonLink kind="line" href={`${home}/changes?from=${number}&to=now`}>
          {t("versions.compare.with_present")}
        </ButtonLink>
        {content ? (
          <ButtonLink kind="line" href={`${home}/${number}/authors`}>
            {t("versions.authors.link")}
          </ButtonLink>
        ) : null}
        {paper.mayName ? (
          <ButtonLink kind="quiet" href={`${home}/${number}/name`}>
            {t(name ? "versions.rename.change" : "versions.rename.give")}
          </ButtonLink>
        ) : null}
        {paper.mayRestore && content ? (
          <ButtonLink kind="quiet" href={`${home}/${number}/restore`}>
            {t("versions.restore.link")}
          </ButtonLink>
        ) : null}
      </Actions>
      {content ? (
        <article className="doc" lang={paper.language} dir="auto">
          <ReadingText content={content} labels={readingLabels(t)} />
        </article>
      ) : (
        <Note tone="wait">{t("versions.erased")}</Note>
      )}
      <p className="digest muted">{t("versions.digest_of", { sha256 })}</p>
    </VersionFrame>
  )
}
