import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { RuleList } from "../roundtables/regulation/rule-list.tsx"
import { RulesActions } from "../roundtables/regulation/rules-actions.tsx"
import { PrintFoot, VersionFacts } from "../roundtables/regulation/version-facts.tsx"
import { getRules } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    return {
      title: titleOf(context, `${context.t("regulation.title")}, ${roundtable.name}`),
      roundtable,
      ...(await getRules(ctx, roundtable)),
      address: `${ctx.settings.publicUrl}/roundtables/${roundtable.code}/rules`,
      done: new URL(request.url).searchParams.get("done"),
    }
  })

const DONE = ["in_force", "scheduled", "withdrawn", "discarded"] as const

export default function Rules() {
  const page = useLoaderData<typeof loader>()
  const { roundtable, inForce, scheduled, seats, groups, today, done } = page
  const { t, dates } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  const told = DONE.find((word) => word === done)
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      {told ? (
        <Note tone="ok" live>
          {t(`regulation.done.${told}`)}
        </Note>
      ) : null}
      {scheduled.map(({ number, inForceFrom }) => (
        <Note key={number} tone="info">
          <p>
            <a href={`${home}/versions/${number}`}>
              {t("regulation.scheduled_note", { number, day: dates.longDay(inForceFrom ?? "") })}
            </a>
          </p>
        </Note>
      ))}
      <div className="grid-main">
        <div>
          <p className="lead">{t("regulation.lead", { filled: seats.filled, assigned: seats.assigned })}</p>
          {inForce ? (
            <RuleList rules={inForce.rules} language={roundtable.language} {...{ seats, groups, today }} />
          ) : (
            <div className="empty">{t(page.mayWrite ? "regulation.none_write" : "regulation.none")}</div>
          )}
        </div>
        <Section id="version" title={t("regulation.facts.title")}>
          {inForce ? <VersionFacts {...inForce} language={roundtable.language} /> : null}
          <RulesActions home={home} {...page} isInForce={inForce !== null} />
        </Section>
      </div>
      {inForce ? <PrintFoot sha256={inForce.sha256} address={page.address} /> : null}
    </RoundtableFrame>
  )
}
