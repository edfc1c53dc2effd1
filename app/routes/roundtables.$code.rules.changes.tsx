import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { ChangeList } from "../roundtables/regulation/change-list.tsx"
import { changesBetween } from "../roundtables/regulation/changes.ts"
import { getVersionOrDraft } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { listConstituencies } from "../roundtables/seat-queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const asked = new URL(request.url).searchParams
    const [before, after, groups] = await Promise.all([
      getVersionOrDraft(ctx, roundtable, asked.get("from") ?? ""),
      getVersionOrDraft(ctx, roundtable, asked.get("to") ?? ""),
      listConstituencies(ctx, roundtable.id),
    ])
    return {
      title: titleOf(context, `${context.t("regulation.changes.title")}, ${roundtable.name}`),
      roundtable,
      from: before.number,
      to: after.number,
      day: after.inForceFrom,
      changes: changesBetween(before.rules, after.rules, groups),
    }
  })

export default function Changes() {
  const { roundtable, from, to, day, changes } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  const name = (number: number | null) =>
    number === null ? t("regulation.states.draft") : t("regulation.versions.number", { number })
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      <BackLink
        href={to === null ? `${home}/draft` : `${home}/versions`}
        label={t(to === null ? "regulation.draft.title" : "regulation.versions.title")}
      />
      <Section id="changes" large title={t("regulation.changes.between", { from: name(from), to: name(to) })}>
        {day ? <p className="muted">{t("regulation.changes.since", { day: dates.longDay(day) })}</p> : null}
        <ChangeList changes={changes} language={roundtable.language} />
      </Section>
    </RoundtableFrame>
  )
}
