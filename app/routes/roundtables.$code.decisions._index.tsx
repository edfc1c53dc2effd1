import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { DecisionList } from "../meetings/decisions/decision-list.tsx"
import { listOfTable } from "../meetings/decisions/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    return {
      title: titleOf(context, `${context.t("decisions.title")}, ${roundtable.name}`),
      ...{ roundtable, isFirst: after === null },
      ...(await listOfTable(ctx, roundtable.id, after)),
    }
  })

export default function TableDecisionsRoute() {
  const { roundtable, rows, next, isFirst } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/decisions`
  return (
    <RoundtableFrame roundtable={roundtable} current="decisions">
      <Section
        id="decisions"
        title={t("decisions.title")}
        link={{ href: `/roundtables/${roundtable.code}/commitments`, label: t("commitments.see") }}
      >
        {rows.length === 0 && isFirst ? (
          <Empty>{t(roundtable.isMember ? "decisions.empty_member" : "decisions.empty")}</Empty>
        ) : (
          <DecisionList
            {...{ rows, withTable: false }}
            first={isFirst ? null : path}
            next={next ? `${path}?after=${next}` : null}
          />
        )}
      </Section>
      <p className="small">
        <a href="/decisions">{t("decisions.register.see")}</a>
      </p>
    </RoundtableFrame>
  )
}
