import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { PrintedPapers } from "../ballots/papers/print-papers.tsx"
import { getPapersPage } from "../ballots/papers/queries.server.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

/** The papers of a vote and the sheet of its count, to be printed from the browser. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("ballots.papers.print")),
    page: await getPapersPage(ctx, params.code ?? ""),
  }))
}

export default function PrintPapersRoute() {
  const { page } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap">
      <BackLink href={`/ballots/${page.code}/papers`} label={t("ballots.papers.title")} />
      <PageHead title={t("ballots.papers.print")} lead={t("ballots.papers.print_lead")} />
      <PrintedPapers page={page} />
    </div>
  )
}
