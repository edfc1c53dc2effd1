import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { PaperTable } from "../documents/paper-table.tsx"
import { refuseCreatePaper } from "../documents/policy.ts"
import { listPapers } from "../documents/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { BacklinkList } from "../search/backlink-list.tsx"
import { listBacklinks } from "../search/backlinks.server.ts"
import { ButtonLink } from "../ui/button.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams
    const [after, linksAfter] = [asked.get("after"), asked.get("links_after")]
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [page, backlinks] = await Promise.all([
      listPapers(ctx, { roundtableId: roundtable.id, after }),
      listBacklinks(ctx, { kind: "roundtable", id: roundtable.id }, linksAfter),
    ])
    const links = { backlinks, isFirst: linksAfter === null }
    const mayCreate = refuseCreatePaper(ctx.actor, roundtable.id) === null
    const title = titleOf(context, `${context.t("documents.list.title")}, ${roundtable.name}`)
    return { title, roundtable, ...page, links, mayCreate, isFirst: after === null }
  })

export default function RoundtableDocuments() {
  const { roundtable, rows, next, links, isFirst, mayCreate } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/documents`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="documents"
      action={
        mayCreate ? (
          <>
            <ButtonLink href={`${path}/new`}>{t("documents.list.new")}</ButtonLink>
            <ButtonLink kind="line" href={`${path}/import`}>
              {t("transfer.in.link")}
            </ButtonLink>
          </>
        ) : null
      }
    >
      <PaperTable
        papers={rows}
        next={next}
        isFirst={isFirst}
        path={path}
        withRoundtable={false}
        empty={t(
          roundtable.isMember
            ? "documents.list.empty_roundtable"
            : "roundtables.overview.members_only_documents",
        )}
      />
      <BacklinkList {...links} home={path} />
    </RoundtableFrame>
  )
}
