import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { MOST_SHOWN } from "../desk/deadline.ts"
import { NothingOpen } from "../desk/nothing-open.tsx"
import { OpenThings } from "../desk/open-things.tsx"
import { openThings } from "../desk/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { nextDate } from "../roundtables/open-for.server.ts"
import { listOwnRoundtables } from "../roundtables/queries.server.ts"
import { Empty } from "../ui/empty.tsx"
import { Lines } from "../ui/lines.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta
export const handle = { kept: true }

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const [tables, things] = await Promise.all([listOwnRoundtables(ctx), openThings(ctx)])
    return {
      title: titleOf(context, context.t("common.desk.title")),
      now: ctx.now.toISOString(),
      organisation: ctx.actor.actingFor?.organisationName ?? null,
      tables,
      ...{ things: things.slice(0, MOST_SHOWN), count: things.length },
      next: things.length === 0 ? await nextDate(ctx) : null,
    }
  })
}

type Table = Awaited<ReturnType<typeof listOwnRoundtables>>[number]

const OwnTables = ({ tables }: { tables: readonly Table[] }) => {
  const { t } = useTranslation()
  if (tables.length === 0) return <Empty>{t("common.desk.no_tables")}</Empty>
  return (
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
  )
}

export default function Desk() {
  const { now, tables, things, count, next, organisation } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const more = count - things.length
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
        <Section
          id="open"
          title={t("common.desk.open_for_you")}
          count={count}
          link={{ href: "/desk/done", label: t("desk.done_page.title") }}
        >
          {count === 0 ? <NothingOpen next={next} /> : <OpenThings things={things} now={now} />}
          {more > 0 ? (
            <p className="tbl-foot">
              <a className="btn btn-line s" href="/desk/open">
                {t("desk.more", { count: more })}
              </a>
            </p>
          ) : null}
        </Section>
        <Section id="tables" title={t("common.desk.my_tables")}>
          <OwnTables tables={tables} />
        </Section>
      </div>
    </div>
  )
}
