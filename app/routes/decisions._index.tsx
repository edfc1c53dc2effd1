import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { DecisionList } from "../meetings/decisions/decision-list.tsx"
import { RegisterFilter } from "../meetings/decisions/input.ts"
import { listRegister, registerChoices } from "../meetings/decisions/queries.server.ts"
import { RegisterFilters, registerAddress } from "../meetings/decisions/register-filters.tsx"
import { pageMeta } from "../page-meta.ts"
import { listTopics } from "../taxonomies/queries.server.ts"
import { Empty } from "../ui/empty.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const filter = RegisterFilter.parse(Object.fromEntries(search))
    return {
      title: titleOf(context, context.t("decisions.register.title")),
      ...(await listRegister(ctx, filter, after)),
      ...(await registerChoices(ctx)),
      topics: await listTopics(ctx, context.locale),
      ...{ filter, isFirst: after === null },
    }
  })

export default function RegisterRoute() {
  const { rows, next, tables, years, topics, filter, isFirst } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const isFiltered = registerAddress(filter) !== "/decisions"
  return (
    <div className="wrap band-s">
      <PageHead title={t("decisions.register.title")} lead={t("decisions.register.lead")} />
      <RegisterFilters {...{ filter, tables, years, topics }} />
      {rows.length === 0 && isFirst ? (
        isFiltered ? (
          <Empty action={<a href="/decisions">{t("decisions.filter.clear")}</a>}>
            {t("decisions.filter.nothing")}
          </Empty>
        ) : (
          <Empty>{t("decisions.register.empty")}</Empty>
        )
      ) : (
        <Section id="decisions" title={t("decisions.title")}>
          <DecisionList
            {...{ rows, withTable: true }}
            first={isFirst ? null : registerAddress(filter)}
            next={next ? registerAddress(filter, "/decisions", next) : null}
          />
        </Section>
      )}
      <p className="small">
        <a href={registerAddress(filter, "/decisions.atom")}>{t("decisions.register.feed")}</a>
        {" · "}
        <a href={registerAddress(filter, "/decisions.csv")}>{t("decisions.register.csv")}</a>
      </p>
    </div>
  )
}
