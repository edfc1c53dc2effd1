import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { OpenThings } from "../desk/open-things.tsx"
import { openThings } from "../desk/queries.server.ts"
import { PaperLines } from "../documents/paper-lines.tsx"
import { listPapers } from "../documents/queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ClosedNote, DataFacts, NatureFacts } from "../roundtables/card-facts.tsx"
import { LinkedTables, linkedTables, OverviewDone, Presiding } from "../roundtables/overview-parts.tsx"
import { listPresiding, listTiedTables } from "../roundtables/place-queries.server.ts"
import { getRoundtable, listRelatedRoundtables } from "../roundtables/queries.server.ts"
import { countSeats } from "../roundtables/ring.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { RoundtableRing } from "../roundtables/roundtable-ring.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [papers, open, groups, related, tied, presiding] = await Promise.all([
      listPapers(ctx, { roundtableId: roundtable.id, limit: 6 }),
      openThings(ctx, roundtable.id),
      countSeats(ctx, roundtable.id),
      listRelatedRoundtables(ctx, roundtable),
      listTiedTables(ctx, roundtable.id),
      listPresiding(ctx, roundtable.id),
    ])
    const linked = linkedTables(related, tied)
    const done = new URL(request.url).searchParams.get("done")
    return {
      title: titleOf(context, roundtable.name),
      ...{ now: ctx.now.toISOString(), roundtable, papers, open, groups, linked, presiding, done },
    }
  })

export default function RoundtableOverview() {
  const { now, roundtable, papers, open, groups, linked, presiding, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  const total = (key: "seats" | "filled" | "advisory") => groups.reduce((sum, group) => sum + group[key], 0)
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="overview"
      action={
        roundtable.mayManageSeats ? (
          <ButtonLink kind="line" href={`${home}/edit`}>
            {t("roundtables.card.link")}
          </ButtonLink>
        ) : null
      }
    >
      <OverviewDone done={done} />
      <ClosedNote roundtable={roundtable} />
      <div className="grid-main">
        <div className="stack-l">
          {open.length > 0 ? (
            <Section id="open" title={t("roundtables.overview.open_for_you")} count={open.length}>
              <OpenThings things={open} now={now} />
            </Section>
          ) : null}
          <Section id="mandate" title={t("roundtables.overview.mandate")}>
            <p className="lead" lang={roundtable.language} dir="auto">
              {roundtable.mandate}
            </p>
            <NatureFacts roundtable={roundtable} />
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
          <LinkedTables tables={linked} />
          <DataFacts roundtable={roundtable} />
        </div>
        <Section
          id="seats"
          title={t("roundtables.overview.who_sits")}
          link={{ href: `${home}/members`, label: t("roundtables.tabs.members") }}
        >
          <RoundtableRing id="ring" name={roundtable.name} language={roundtable.language} groups={groups} />
          <p className="small muted">
            {t("roundtables.overview.filled", { filled: total("filled"), assigned: total("seats") })}
            {total("advisory") > 0
              ? ` · ${t("roundtables.overview.advisory", { count: total("advisory") })}`
              : null}
          </p>
          <Presiding officers={presiding} />
          <p>
            <a href={`${home}/figures`}>{t("figures.link")}</a>
          </p>
        </Section>
      </div>
    </RoundtableFrame>
  )
}
