import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CallTable } from "../calls/call-table.tsx"
import { listCallsAt } from "../calls/queries.server.ts"
import { mayWriteCallAt } from "../calls/write-call.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    return {
      ...{ ...(await listCallsAt(ctx, roundtable.id, after)), roundtable, isFirst: after === null },
      mayWrite: await mayWriteCallAt(ctx, roundtable),
      title: titleOf(context, `${context.t("calls.title")}, ${roundtable.name}`),
    }
  })

export default function CallsOfTable() {
  const { rows, next, isFirst, roundtable, mayWrite } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/calls`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="proposals"
      action={mayWrite ? <ButtonLink href={`${path}/new`}>{t("calls.new.link")}</ButtonLink> : null}
    >
      <div className="stack-l">
        <h2>{t("calls.title")}</h2>
        <p className="lead">{t("calls.list.lead")}</p>
        <CallTable {...{ path, rows, next, isFirst }} />
      </div>
    </RoundtableFrame>
  )
}
