import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PracticeFilters as Filters } from "../practices/filters.ts"
import { listPracticesAt } from "../practices/list.server.ts"
import { refuseBeginPractice } from "../practices/policy.ts"
import { PracticeTable } from "../practices/practice-table.tsx"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    const filters = Filters.parse({})
    const page = await listPracticesAt(ctx, { roundtableId: roundtable.id, after, filters })
    return {
      ...{ ...page, filters, roundtable, isFirst: after === null },
      mayBegin: refuseBeginPractice(ctx.actor, roundtable) === null,
      title: titleOf(context, `${context.t("practices.title")}, ${roundtable.name}`),
    }
  })

export default function PracticesOfTable() {
  const { rows, next, isFirst, filters, roundtable, mayBegin } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/practices`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="practices"
      action={mayBegin ? <ButtonLink href={`${path}/new`}>{t("practices.begin.link")}</ButtonLink> : null}
    >
      <div className="stack-l">
        <p className="lead">{t("practices.list.table_lead")}</p>
        <PracticeTable {...{ path, rows, next, isFirst, filters }} empty={t("practices.list.empty")} />
        <p>
          <a href="/practices">{t("practices.list.all")}</a>
        </p>
      </div>
    </RoundtableFrame>
  )
}
