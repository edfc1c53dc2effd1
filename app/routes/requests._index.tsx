import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listWaitingRequests } from "../people/request-queries.server.ts"
import { RequestTable } from "../people/request-table.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { searchParams } = new URL(request.url)
    const after = searchParams.get("after")
    return {
      title: titleOf(context, context.t("people.requests.title")),
      ...(await listWaitingRequests(ctx, { after })),
      isFirst: after === null,
      done: searchParams.get("done"),
    }
  })
}

const DONE = ["recognised", "refused"] as const

export default function Requests() {
  const { rows, next, isFirst, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  return (
    <div className="wrap band-s">
      <PageHead title={t("people.requests.title")} lead={t("people.requests.lead")} />
      {told ? (
        <Note tone="ok" live>
          {t(`people.requests.${told}`)}
        </Note>
      ) : null}
      <RequestTable
        rows={rows}
        first={isFirst ? null : { href: "/requests", label: t("common.list.first") }}
        next={next ? { href: `/requests?after=${next}`, label: t("common.list.next") } : null}
      />
    </div>
  )
}
