import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Dashboard } from "../meetings/commitments/dashboard.tsx"
import { refuseKeepCommitments } from "../meetings/commitments/policy.ts"
import { countCommitments, listCommitments } from "../meetings/commitments/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const shown = search.get("shown") === "over" ? ("over" as const) : ("open" as const)
    const owner = { roundtableId: roundtable.id }
    return {
      title: titleOf(context, `${context.t("commitments.title")}, ${roundtable.name}`),
      ...{ roundtable, shown, isFirst: after === null },
      ...(await listCommitments(ctx, owner, shown, after)),
      counts: await countCommitments(ctx, owner),
      mayKeep: (refuseKeepCommitments(ctx.actor, roundtable.id) ?? refuseClosed(roundtable)) === null,
    }
  })

export default function TableCommitmentsRoute() {
  const { roundtable, mayKeep, ...page } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/commitments`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="commitments"
      action={mayKeep ? <ButtonLink href={`${path}/new`}>{t("commitments.add")}</ButtonLink> : null}
    >
      {roundtable.isMember ? null : <p className="muted">{t("commitments.public_only")}</p>}
      <Dashboard {...page} path={path} by="body" />
    </RoundtableFrame>
  )
}
