import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { EntryFacts, EntryValues } from "../audit/entry-page.tsx"
import { writeLogFilter } from "../audit/input.ts"
import { actionName } from "../audit/names.ts"
import { readEntry } from "../audit/read-entry.server.ts"
import { notFound } from "../errors.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const id = params.id ?? ""
    if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound()
    const entry = await readEntry(ctx, Number(id))
    return { title: titleOf(context, actionName(context.t, entry.action)), entry }
  })
}

export default function LogEntry() {
  const { entry } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const name =
    entry.seq === null ? t("audit.entry.title_unsealed") : t("audit.entry.title", { seq: entry.seq })
  const all = (filter: Record<string, string>) => `/admin/audit?${writeLogFilter(filter)}`
  return (
    <div className="wrap read">
      <AdminCrumbs title={name} parent={{ href: "/admin/audit", label: t("audit.title") }} />
      <PageHead kick={name} title={actionName(t, entry.action)} />
      <EntryFacts entry={entry} />
      <EntryValues entry={entry} />
      <ul className="lines">
        <li>
          <a href={all({ subject: entry.subjectId })}>{t("audit.entry.see_subject")}</a>
        </li>
        {entry.actorId ? (
          <li>
            <a href={all({ person: entry.actorId })}>{t("audit.entry.see_person")}</a>
          </li>
        ) : null}
        {entry.requestId ? (
          <li>
            <a href={all({ request: entry.requestId })}>{t("audit.entry.see_request")}</a>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
