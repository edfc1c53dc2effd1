import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AnswerTable } from "../answers/answer-table.tsx"
import { countAnswersOf, listAnswersOf } from "../answers/list.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getOrganisation } from "../people/organisations/queries.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { id, code, name, language } = await getOrganisation(ctx, params.code ?? "")
    const search = new URL(request.url).searchParams
    const from = search.get("after")
    const shown = search.get("shown") === "given" ? ("given" as const) : ("owed" as const)
    return {
      title: titleOf(context, `${context.t("answers.title")}, ${name}`),
      ...{ organisation: { code, name, language }, shown, isFirst: from === null },
      ...(await listAnswersOf(ctx, { organisationId: id, shown, from })),
      counts: await countAnswersOf(ctx, id),
    }
  })

export default function BodyAnswersRoute() {
  const { organisation, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/organisations/${organisation.code}`
  return (
    <div className="wrap band-s">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/organisations", label: t("common.nav.organisations") },
          { href: home, label: organisation.name, lang: organisation.language },
          { label: t("answers.title") },
        ]}
      />
      <PageHead
        kick={<bdi lang={organisation.language}>{organisation.name}</bdi>}
        title={t("answers.title")}
        lead={t("answers.lead")}
      />
      <AnswerTable {...page} path={`${home}/answers`} />
    </div>
  )
}
