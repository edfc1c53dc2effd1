import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { OpenPapers } from "../documents/open-papers.tsx"
import { PaperLines } from "../documents/paper-lines.tsx"
import { listOpenPapers, listPapers } from "../documents/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable, listRelatedRoundtables } from "../roundtables/queries.server.ts"
import { countSeats } from "../roundtables/ring.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { RoundtableRing } from "../roundtables/roundtable-ring.tsx"
import { Lines } from "../ui/lines.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [papers, open, groups, related] = await Promise.all([
      listPapers(ctx, { roundtableId: roundtable.id, limit: 6 }),
      roundtable.isMember ? listOpenPapers(ctx, roundtable.id) : [],
      countSeats(ctx, roundtable.id),
      listRelatedRoundtables(ctx, roundtable),
    ])
    const seated = new URL(request.url).searchParams.get("done") === "seated"
    return { title: titleOf(context, roundtable.name), roundtable, papers, open, groups, related, seated }
  })

export default function RoundtableOverview() {
  const { roundtable, papers, open, groups, related, seated } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  const total = (key: "seats" | "filled" | "advisory") => groups.reduce((sum, group) => sum + group[key], 0)
  const linked = [...(related.above ? [related.above] : []), ...related.below]
  return (
    <RoundtableFrame roundtable={roundtable} current="overview">
      {seated ? (
        <Note tone="ok" live>
          {t("roundtables.members.done.seated")}
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          {open.length > 0 ? (
            <Section id="open" title={t("roundtables.overview.open_for_you")} count={open.length}>
              <OpenPapers papers={open} />
            </Section>
          ) : null}
          <Section id="mandate" title={t("roundtables.overview.mandate")}>
            <p className="lead" lang={roundtable.language} dir="auto">
              {roundtable.mandate}
            </p>
            <p className="muted">{t("roundtables.overview.nature")}</p>
          </Section>
          <Section
            id="documents"
            title={t(
              roundtable.isMember
                ? "roundtables.overview.documents"
                : "roundtables.overview.public_documents",
            )}
            link={{ href: `${home}/documents`, label: t("roundtables.overview.all_documents") }}
          >
            <PaperLines papers={papers.rows} />
            {roundtable.isMember ? null : (
              <p className="small muted">{t("roundtables.overview.members_only_documents")}</p>
            )}
          </Section>
          {linked.length > 0 ? (
            <Section id="related" title={t("roundtables.overview.working_groups")}>
              <Lines
                items={linked.map((table) => ({
                  key: table.code,
                  href: `/roundtables/${table.code}`,
                  title: <bdi lang={table.language}>{table.name}</bdi>,
                  detail:
                    table.code === related.above?.code
                      ? t("roundtables.overview.part_of")
                      : t(`roundtables.kinds.${table.kind as "regional"}`),
                }))}
              />
            </Section>
          ) : null}
        </div>
        <Section
          id="seats"
          title={t("roundtables.overview.who_sits")}
          link={{ href: `${home}/members`, label: t("roundtables.tabs.members") }}
        >
          <RoundtableRing id="ring" name={roundtable.name} groups={groups} />
          <p className="small muted">
            {t("roundtables.overview.filled", { filled: total("filled"), assigned: total("seats") })}
            {total("advisory") > 0
              ? ` · ${t("roundtables.overview.advisory", { count: total("advisory") })}`
              : null}
          </p>
        </Section>
      </div>
    </RoundtableFrame>
  )
}
