import { useTranslation } from "../i18n/translation.tsx"
import { Lines } from "../ui/lines.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { Person } from "../ui/person.tsx"

type Table = { code: string; name: string; language: string; kind: string }
type Linked = Table & { way: "above" | "below" | "member_of" | "member_here" }

/** The tables around one, the one above it first: one list of what the page links to. */
export const linkedTables = (
  related: { above: Table | null; below: readonly Table[] },
  tied: readonly (Table & { isMember: boolean })[],
): Linked[] => {
  const as =
    (way: Linked["way"]) =>
    ({ code, name, language, kind }: Table) => ({ code, name, language, kind, way })
  return [
    ...(related.above ? [as("above")(related.above)] : []),
    ...tied.filter((table) => !table.isMember).map(as("member_of")),
    ...related.below.map(as("below")),
    ...tied.filter((table) => table.isMember).map(as("member_here")),
  ]
}

/** Parent, children and interregional ties of a table. */
export const LinkedTables = ({ tables }: { tables: readonly Linked[] }) => {
  const { t } = useTranslation()
  if (tables.length === 0) return null
  const detail = ({ way, kind }: Linked) =>
    way === "above"
      ? t("roundtables.overview.part_of")
      : way === "below"
        ? t(`roundtables.kinds.${kind as "regional"}`)
        : t(`roundtables.overview.${way}`)
  return (
    <Section id="related" title={t("roundtables.overview.working_groups")}>
      <Lines
        items={tables.map((table) => ({
          key: `${table.way} ${table.code}`,
          href: `/roundtables/${table.code}`,
          title: <bdi lang={table.language}>{table.name}</bdi>,
          detail: detail(table),
        }))}
      />
    </Section>
  )
}

type Officer = { code: string; role: string; name: string | null }

/** Who presides, facilitates and keeps the papers, for those who may read names. */
export const Presiding = ({ officers }: { officers: readonly Officer[] }) => {
  const { t } = useTranslation()
  if (officers.length === 0) return null
  return (
    <div className="stack-s">
      <h3>{t("roundtables.overview.presiding")}</h3>
      {officers.map((officer) => (
        <Person
          key={officer.code}
          name={officer.name ?? "–"}
          detail={t(`common.sitting.${officer.role as "chair"}`)}
        />
      ))}
    </div>
  )
}

const DONE = ["changed", "closed", "reopened", "placed"] as const

/** What the last post did, said at the top of the table's page. */
export const OverviewDone = ({ done }: { done: string | null }) => {
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  if (!told && done !== "seated") return null
  return (
    <Note tone="ok" live>
      {t(told ? `roundtables.overview.done.${told}` : "roundtables.members.done.seated")}
    </Note>
  )
}
