import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AdminCrumbs } from "../operation/admin-crumbs.tsx"
import { refuseOperate } from "../operation/policy.ts"
import { pageMeta } from "../page-meta.ts"
import { DataTable } from "../ui/data-table.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseOperate(ctx.actor))
    const title = titleOf(context, context.t("operation.sections.settings.title"))
    return { title, settings: context.shownSettings }
  })
}

const Code = ({ children }: { children: string }) => (
  <bdi className="mono break" lang="en" dir="ltr">
    {children}
  </bdi>
)

export default function InstallationSettings() {
  const { settings } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const title = t("operation.sections.settings.title")
  return (
    <div className="wrap band-s">
      <AdminCrumbs title={title} />
      <PageHead title={title} lead={t("operation.settings.lead")} />
      <DataTable
        caption={title}
        captionHidden
        rows={settings}
        rowKey={({ name }) => name}
        empty={t("common.none")}
        columns={[
          { key: "name", heading: t("operation.settings.name"), cell: ({ name }) => <Code>{name}</Code> },
          {
            key: "value",
            heading: t("operation.settings.value"),
            cell: ({ value, isSecret }) =>
              isSecret ? (
                t(value ? "operation.settings.secret_set" : "operation.settings.secret_empty")
              ) : value ? (
                <Code>{value}</Code>
              ) : (
                <span className="muted">{t("operation.settings.empty")}</span>
              ),
          },
          {
            key: "origin",
            heading: t("operation.settings.origin"),
            cell: ({ isDefault }) => t(isDefault ? "operation.settings.default" : "operation.settings.given"),
          },
          {
            key: "help",
            heading: t("operation.settings.help"),
            cell: ({ help }) => (
              <span lang="en" dir="ltr">
                {help}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
