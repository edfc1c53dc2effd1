import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { decisionNumber } from "../meetings/decisions/decision.ts"
import { DecisionBody } from "../meetings/decisions/decision-body.tsx"
import { DecisionActs, DecisionFacts } from "../meetings/decisions/decision-facts.tsx"
import { getDecision } from "../meetings/decisions/get-decision.server.ts"
import { OutcomeWord, StateWord } from "../meetings/decisions/outcome-word.tsx"
import { pageMeta } from "../page-meta.ts"
import { BacklinkList } from "../search/backlink-list.tsx"
import { listBacklinks } from "../search/backlinks.server.ts"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams
    const after = asked.get("links_after")
    const { id, ...page } = await getDecision(ctx, params.code ?? "")
    return {
      title: titleOf(context, page.title),
      page,
      links: {
        backlinks: await listBacklinks(ctx, { kind: "decision", id }, after),
        isFirst: after === null,
      },
      done: asked.get("done"),
    }
  })

const DONE = ["recorded", "corrected", "published", "withdrawn", "act"] as const

export default function DecisionRoute() {
  const { page, links, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const home = `/roundtables/${page.roundtable.code}`
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/decisions", label: t("decisions.register.title") },
          { href: `${home}/decisions`, label: page.roundtable.name, lang: page.roundtable.language },
          { label: page.title, lang: page.language },
        ]}
      />
      <PageHead
        kick={t("decisions.number", { number: decisionNumber(page) })}
        title={
          <bdi lang={page.language} dir="auto">
            {page.title}
          </bdi>
        }
        status={<OutcomeWord outcome={page.outcome} />}
        meta={[page.state === "decided" ? null : <StateWord key="state" state={page.state} />]}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`decisions.done.${told}`)}
        </Note>
      ) : null}
      {page.withdrawReason ? (
        <Note tone="wait" title={t("decisions.withdrawn_title")}>
          <p dir="auto">{page.withdrawReason}</p>
        </Note>
      ) : null}
      <div className="grid-main">
        <div className="stack-l">
          <DecisionBody page={page} />
          <BacklinkList {...links} home={`/decisions/${page.code}`} />
        </div>
        <div className="stack-l">
          <DecisionFacts page={page} />
          <DecisionActs page={page} />
        </div>
      </div>
    </div>
  )
}
