import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readLogFilter, writeLogFilter } from "../audit/input.ts"
import { LogFilters } from "../audit/log-filters.tsx"
import { LogTable } from "../audit/log-table.tsx"
import { choicesOf } from "../audit/names.ts"
import { getSeal, listLog, listTablesOfLog } from "../audit/queries.server.ts"
import { SealBox } from "../audit/seal-box.tsx"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Fold } from "../ui/fold.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { searchParams } = new URL(request.url)
    const { typed, filter, problems } = readLogFilter(searchParams)
    const [page, seal, tables] = [await listLog(ctx, filter), await getSeal(ctx), await listTablesOfLog(ctx)]
    const { messages, locale } = context
    const { lines, next, unknownPerson } = page
    return {
      title: titleOf(context, context.t("audit.title")),
      ...{ lines, next, seal, typed, isFirst: filter.after === null },
      problems: { ...problems, ...(unknownPerson && typed.who && { who: "audit.errors.person_unknown" }) },
      tables: tables.map(({ code, name }) => ({ value: code, label: name })),
      actions: choicesOf(messages, "actions", locale),
      kinds: choicesOf(messages, "kinds", locale),
    }
  })
}

export default function Log() {
  const { lines, next, isFirst, seal, typed, problems, tables, actions, kinds } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const search = writeLogFilter(typed)
  const path = search ? `/admin/audit?${search}` : "/admin/audit"
  return (
    <div className="wrap band-s">
      <AdminCrumbs title={t("audit.title")} />
      <PageHead title={t("audit.title")} lead={t("audit.lead")} />
      <div className="stack-l">
        <Fold summary={t("audit.filter.title")} open={search !== ""}>
          <LogFilters {...{ typed, problems, tables, actions, kinds }} path="/admin/audit" />
        </Fold>
        <Section id="entries" title={t("audit.list.caption")}>
          <LogTable
            {...{ lines, next, isFirst, path }}
            hrefOf={(line) => `/admin/audit/${line.id}`}
            withTable
          />
          <p>
            <ButtonLink kind="line" href={`/admin/audit/export${search ? `?${search}` : ""}`} download>
              {t("audit.export.button")}
            </ButtonLink>
          </p>
          <p className="small muted">{t("audit.export.hint")}</p>
        </Section>
        <SealBox {...seal} />
      </div>
    </div>
  )
}
