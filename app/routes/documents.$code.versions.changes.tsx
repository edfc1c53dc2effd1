import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import type { StoredNode } from "../documents/editor/reading-tree.ts"
import { nameMentions } from "../documents/links/names.server.ts"
import { compareTexts } from "../documents/versions/diff.ts"
import { DifferenceInText } from "../documents/versions/difference-in-text.tsx"
import { DifferenceSide } from "../documents/versions/difference-side.tsx"
import { getVersionedPaper, getVersionOrPresent, listVersions } from "../documents/versions/queries.server.ts"
import { shownOf } from "../documents/versions/shown.ts"
import { CompareForm } from "../documents/versions/version-forms.tsx"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { Tabs } from "../ui/tabs.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, roundtableId, ...paper } = await getVersionedPaper(ctx, params.code ?? "")
    const asked = new URL(request.url).searchParams
    const [before, after, versions] = await Promise.all([
      getVersionOrPresent(ctx, id, asked.get("from")),
      getVersionOrPresent(ctx, id, asked.get("to")),
      listVersions(ctx, id, null),
    ])
    const named = (content: StoredNode | null) =>
      nameMentions(ctx, { code: paper.code, roundtableId }, content, context.t("links.erased"))
    const [old, present] = await Promise.all([named(before.content), named(after.content)])
    const difference = old && present ? compareTexts(old, present) : null
    return {
      title: titleOf(context, `${context.t("versions.compare.heading")}, ${paper.title}`),
      paper,
      from: before.number,
      to: after.number,
      view: asked.get("view") === "side" ? ("side" as const) : ("inline" as const),
      counts: difference?.counts ?? null,
      passages: difference ? shownOf(difference) : [],
      versions: versions.rows.map(({ number, name, createdAt }) => ({ number, name, createdAt })),
    }
  })

const COUNTS = ["added", "removed", "changed", "moved"] as const

export default function Changes() {
  const { paper, from, to, view, counts, passages, versions } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const name = (number: number | null) =>
    number === null ? t("versions.present") : t("versions.number", { number })
  const home = `/documents/${paper.code}/versions`
  const title = t("versions.compare.between", { from: name(from), to: name(to) })
  const here = `${home}/changes?from=${from ?? "now"}&to=${to ?? "now"}`
  const said = counts
    ? COUNTS.filter((kind) => counts[kind] > 0).map((kind) =>
        t(`versions.compare.counts.${kind}`, { count: counts[kind] }),
      )
    : []
  return (
    <VersionFrame paper={paper} title={title} meta={said}>
      <Tabs
        label={t("versions.compare.views")}
        pick={t("versions.compare.views")}
        tabs={(["inline", "side"] as const).map((one) => ({
          href: `${here}&view=${one}`,
          label: t(`versions.compare.${one}`),
          current: one === view,
        }))}
      />
      {counts === null ? (
        <Note tone="wait">{t("versions.erased")}</Note>
      ) : said.length === 0 ? (
        <Empty>{t("versions.compare.none")}</Empty>
      ) : view === "side" ? (
        <DifferenceSide passages={passages} language={paper.language} caption={title} />
      ) : (
        <DifferenceInText passages={passages} language={paper.language} />
      )}
      <Section id="compare" title={t("versions.compare.title")}>
        <CompareForm
          action={`${home}/changes`}
          versions={versions}
          from={String(from ?? "")}
          to={String(to ?? "now")}
        />
      </Section>
    </VersionFrame>
  )
}
