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
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const page = await listPapers(ctx, { roundtableId: roundtable.id, after })
    const mayCreate = refuseCreatePaper(ctx.actor, roundtable.id) === null
    const title = titleOf(context, `${context.t("documents.list.title")}, ${roundtable.name}`)
    return { title, roundtable, ...page, mayCreate, isFirst: after === null }
  })

export default function RoundtableDocuments() {
  const { roundtable, rows, next, isFirst, mayCreate } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/documents`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="documents"
      action={mayCreate ? <ButtonLink href={`${path}/new`}>{t("documents.list.new")}</ButtonLink> : null}
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
    </RoundtableFrame>
  )
}
