import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { BallotTable } from "../ballots/ballot-table.tsx"
import { listBallots } from "../ballots/queries.server.ts"
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
      title: titleOf(context, `${context.t("ballots.list.title")}, ${roundtable.name}`),
      ...{ roundtable, isFirst: after === null },
      ...(await listBallots(ctx, { roundtableId: roundtable.id, after })),
    }
  })

export default function BallotsRoute() {
  const { roundtable, rows, next, isFirst, mayConduct } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/ballots`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="ballots"
      action={
        mayConduct && !roundtable.closedAt ? (
          <ButtonLink href={`${path}/new`}>{t("ballots.list.new")}</ButtonLink>
        ) : null
      }
    >
      {roundtable.isMember ? null : <p className="muted">{t("ballots.list.public_only")}</p>}
      <BallotTable
        {...{ rows, next, isFirst, path }}
        empty={t(mayConduct ? "ballots.list.empty_conductor" : "ballots.list.empty")}
      />
    </RoundtableFrame>
  )
}
