import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingTable } from "../meetings/meeting-table.tsx"
import { refuseConvene } from "../meetings/policy.ts"
import { listMeetings } from "../meetings/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const after = new URL(request.url).searchParams.get("after")
    return {
      title: titleOf(context, `${context.t("meetings.list.title")}, ${roundtable.name}`),
      roundtable,
      ...(await listMeetings(ctx, roundtable.id, after)),
      isFirst: after === null,
      mayConvene: (refuseConvene(ctx.actor, roundtable.id) ?? refuseClosed(roundtable)) === null,
    }
  })

export default function MeetingsRoute() {
  const { roundtable, rows, next, isFirst, mayConvene } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const path = `/roundtables/${roundtable.code}/meetings`
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="meetings"
      action={mayConvene ? <ButtonLink href={`${path}/new`}>{t("meetings.list.new")}</ButtonLink> : null}
    >
      {roundtable.isMember || mayConvene ? null : <p className="muted">{t("meetings.list.public_only")}</p>}
      <MeetingTable
        {...{ rows, next, isFirst, path }}
        empty={t(mayConvene ? "meetings.list.empty_convener" : "meetings.list.empty")}
      />
      {roundtable.isMember ? (
        <p>
          <a href={`/roundtables/${roundtable.code}/agenda-requests`}>{t("points.link")}</a>
          {" · "}
          <a href={`/roundtables/${roundtable.code}/attendance`}>{t("attendance.link")}</a>
        </p>
      ) : null}
      <p>
        <a href={`/calendar?table=${roundtable.code}`}>{t("calendar.title")}</a>
      </p>
      {roundtable.visibility === "public" ? (
        <p className="small">
          <a href={`${path}/ics`}>{t("meetings.list.calendar")}</a>. {t("meetings.list.calendar_help")}
        </p>
      ) : null}
    </RoundtableFrame>
  )
}
