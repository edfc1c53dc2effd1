import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { listSeats } from "../roundtables/seat-queries.server.ts"
import { CompositionTable } from "../roundtables/seats/composition-table.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    return {
      title: titleOf(context, `${context.t("seats.print.title")}, ${roundtable.name}`),
      roundtable,
      groups: await listSeats(ctx, roundtable.id),
      now: ctx.now.toISOString(),
    }
  })

export default function PrintRoute() {
  const { roundtable, groups, now } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <BackLink
        href={`/roundtables/${roundtable.code}/members`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <PageHead
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        title={t("seats.print.title")}
        meta={[t("seats.print.at", { at: dates.longDay(now) })]}
      />
      <p className="muted no-print">{t("seats.print.hint")}</p>
      <div className="stack-l">
        {groups.map((group) => (
          <CompositionTable key={group.id} group={group} language={roundtable.language} />
        ))}
      </div>
    </div>
  )
}
