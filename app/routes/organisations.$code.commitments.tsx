import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Dashboard } from "../meetings/commitments/dashboard.tsx"
import { readsInside } from "../meetings/commitments/policy.ts"
import { countCommitments, listCommitments } from "../meetings/commitments/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { getOrganisation } from "../people/organisations/queries.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, code, name, language } = await getOrganisation(ctx, params.code ?? "")
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const shown = search.get("shown") === "over" ? ("over" as const) : ("open" as const)
    return {
      title: titleOf(context, `${context.t("commitments.title")}, ${name}`),
      ...{ organisation: { code, name, language }, shown, isFirst: after === null },
      ...(await listCommitments(ctx, { organisationId: id }, shown, after)),
      counts: await countCommitments(ctx, { organisationId: id }),
      seesAll: readsInside(ctx.actor, id),
    }
  })

export default function BodyCommitmentsRoute() {
  const { organisation, seesAll, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/organisations/${organisation.code}`
  return (
    <div className="wrap band-s">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/organisations", label: t("common.nav.organisations") },
          { href: home, label: organisation.name, lang: organisation.language },
          { label: t("commitments.title") },
        ]}
      />
      <PageHead
        kick={<bdi lang={organisation.language}>{organisation.name}</bdi>}
        title={t("commitments.title")}
        lead={t(seesAll ? "commitments.lead_inside" : "commitments.public_only")}
      />
      <Dashboard {...page} path={`${home}/commitments`} by="table" />
    </div>
  )
}
