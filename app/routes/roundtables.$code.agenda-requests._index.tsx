import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { PointTable } from "../meetings/points/point-table.tsx"
import { listPoints } from "../meetings/points/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    return {
      title: titleOf(context, `${context.t("points.title")}, ${roundtable.name}`),
      ...{ roundtable, isFirst: after === null },
      ...(await listPoints(ctx, roundtable.id, after)),
    }
  })
}

export default function PointsRoute() {
  const { roundtable, rows, next, isFirst, mayAsk } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/agenda-requests`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="meetings"
      action={
        mayAsk && !roundtable.closedAt ? (
          <ButtonLink href={`${path}/new`}>{t("points.ask.link")}</ButtonLink>
        ) : null
      }
    >
      <Section id="points" title={t("points.title")}>
        <p className="lead">{t("points.lead")}</p>
        <PointTable {...{ rows, next, isFirst, path }} />
      </Section>
      <p>
        <a href={`/roundtables/${roundtable.code}/meetings`}>{t("points.to_meetings")}</a>
      </p>
    </RoundtableFrame>
  )
}
