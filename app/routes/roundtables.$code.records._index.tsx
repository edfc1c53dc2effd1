import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FilingTable } from "../records/filing-table.tsx"
import { refuseFile } from "../records/policy.ts"
import { listFilings } from "../records/queries.server.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const after = new URL(request.url).searchParams.get("after")
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const page = await listFilings(ctx, roundtable.id, after)
    const title = titleOf(context, `${context.t("records.list.title")}, ${roundtable.name}`)
    const mayKeep = refuseFile(ctx.actor, roundtable) === null
    return { title, roundtable, ...page, mayKeep, isFirst: after === null }
  })

export default function RoundtableRecords() {
  const { roundtable, rows, next, isFirst, mayKeep } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/records`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="records"
      action={mayKeep ? <ButtonLink href={`${path}/new`}>{t("records.list.new")}</ButtonLink> : null}
    >
      {roundtable.isMember || mayKeep ? null : <p className="muted">{t("records.list.public_only")}</p>}
      <FilingTable
        rows={rows}
        next={next}
        isFirst={isFirst}
        path={path}
        empty={t(mayKeep ? "records.list.empty_keeper" : "records.list.empty")}
      />
    </RoundtableFrame>
  )
}
