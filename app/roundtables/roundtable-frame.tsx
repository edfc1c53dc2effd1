import type { ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { Tabs } from "../ui/tabs.tsx"

export type RoundtableCard = {
  code: string
  name: string
  language: string
  kind: string
  territory: string
  startsOn: string
  endsOn: string | null
}

const SECTIONS = [
  ...(["overview", "meetings", "proposals", "ballots", "decisions", "commitments", "documents"] as const),
  ...(["practices", "items", "members", "records", "rules"] as const),
] as const

type RoundtableFrameProps = {
  roundtable: RoundtableCard
  current: (typeof SECTIONS)[number]
  action?: ReactNode
  children: ReactNode
}

const PATHS = {
  ...{ overview: "", meetings: "/meetings", documents: "/documents", items: "/items", members: "/members" },
  ...{ records: "/records", rules: "/rules", decisions: "/decisions" },
  ...{ proposals: "/proposals", practices: "/practices", ballots: "/ballots", commitments: "/commitments" },
} as const

/** What the pages of one table share: the way here, its name and facts, its sections. */
export const RoundtableFrame = ({ roundtable, current, action, children }: RoundtableFrameProps) => {
  const { t, dates } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  const { startsOn, endsOn } = roundtable
  const sections = SECTIONS.map((key) => ({
    ...{ href: home + PATHS[key], label: t(`roundtables.tabs.${key}`), current: key === current },
  }))
  return (
    <div className="wrap">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/roundtables", label: t("common.nav.roundtables") },
          { label: roundtable.name, lang: roundtable.language },
        ]}
      />
      <PageHead
        kick={t(`roundtables.kinds.${roundtable.kind as "regional"}`)}
        title={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
        meta={[
          <bdi key="territory" lang="it">
            {roundtable.territory}
          </bdi>,
          endsOn
            ? t("roundtables.overview.term", { from: dates.day(startsOn), to: dates.day(endsOn) })
            : t("roundtables.overview.term_open", { from: dates.day(startsOn) }),
        ]}
        action={action}
      />
      <Tabs label={t("roundtables.tabs.label")} pick={t("roundtables.tabs.section")} tabs={sections} />
      {children}
    </div>
  )
}
