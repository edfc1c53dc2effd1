import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { OpenPapers } from "../documents/open-papers.tsx"
import { listOpenPapers } from "../documents/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listOwnRoundtables } from "../roundtables/queries.server.ts"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const [tables, papers] = await Promise.all([listOwnRoundtables(ctx), listOpenPapers(ctx)])
    const organisation = ctx.actor.memberships[0]?.organisationName ?? null
    return {
      title: titleOf(context, context.t("common.desk.title")),
      now: ctx.now.toISOString(),
      tables,
      papers,
      organisation,
    }
  })
}

export default function Desk() {
  const { now, tables, papers, organisation } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap">
      <PageHead
        title={t("common.desk.title")}
        meta={[
          t("common.desk.today", { day: dates.longDay(now) }),
          organisation ? t("common.desk.acting_for", { organisation }) : null,
        ]}
      />
      <div className="grid-main">
        <Section id="open" title={t("common.desk.open_for_you")} count={papers.length}>
          {papers.length === 0 ? (
            <Empty>{t("common.desk.nothing_open")}</Empty>
          ) : (
            <OpenPapers papers={papers} />
          )}
        </Section>
        <Section id="tables" title={t("common.desk.my_tables")}>
          {tables.length === 0 ? (
            <Empty>{t("common.desk.no_tables")}</Empty>
          ) : (
            <Lines
              items={tables.map((table) => ({
                key: table.code,
                href: `/roundtables/${table.code}`,
                title: <bdi lang={table.language}>{table.name}</bdi>,
                detail: [
                  ...(table.rank === null
                    ? []
                    : [t(table.rank === 0 ? "common.sitting.titular" : "common.sitting.substitute")]),
                  ...table.roles.map((role) => t(`common.sitting.${role}`)),
                ].join(" · "),
              }))}
            />
          )}
        </Section>
      </div>
    </div>
  )
}
