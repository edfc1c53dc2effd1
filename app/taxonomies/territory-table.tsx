import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Field } from "../ui/field.tsx"
import { Form } from "../ui/form.tsx"
import type { TermFilter } from "./input.ts"
import type { TerritoryTerm } from "./vocabularies.server.ts"

const HERE = "/admin/taxonomies/territories"

/** The words with which a territory is looked for. */
export const TerritoryFilter = ({ filter }: { filter: TermFilter }) => {
  const { t } = useTranslation()
  return (
    <Form method="get" action={HERE} className="filters" role="search" texts={{ error: "", optional: "" }}>
      <Field
        name="q"
        type="search"
        label={t("taxonomies.territories.search")}
        help={t("taxonomies.territories.search_help")}
        value={filter.q}
        lang="it"
        dir="auto"
      />
      <Button kind="line" icon="it-search">
        {t("taxonomies.territories.find")}
      </Button>
    </Form>
  )
}

const Name = ({ name, otherName, code, parts }: TerritoryTerm) => {
  const words = (
    <bdi lang="it">
      {name}
      {otherName ? ` / ${otherName}` : ""}
    </bdi>
  )
  return parts ? <a href={`${HERE}?within=${code}`}>{words}</a> : words
}

type TerritoryTableProps = { rows: readonly TerritoryTerm[]; next: string | null; filter: TermFilter }

/** Territories with their codes, what they are part of, and how many things are placed there. */
export const TerritoryTable = ({ rows, next, filter: { q, within, after } }: TerritoryTableProps) => {
  const { t, dates } = useTranslation()
  const query = new URLSearchParams({ q, within })
  return (
    <DataTable
      caption={t("taxonomies.territories.title")}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      empty={t("taxonomies.territories.empty")}
      first={after ? { href: `${HERE}?${query}`, label: t("common.list.first") } : null}
      next={next ? { href: `${HERE}?${query}&after=${next}`, label: t("common.list.next") } : null}
      columns={[
        { key: "name", heading: t("taxonomies.list.term"), cell: (row) => <Name {...row} /> },
        {
          key: "code",
          heading: t("taxonomies.territories.code"),
          cell: ({ code }) => (
            <bdi className="mono" dir="ltr">
              {code}
            </bdi>
          ),
        },
        {
          key: "level",
          heading: t("taxonomies.territories.level"),
          cell: ({ level }) => t(`taxonomies.levels.${level}`),
        },
        {
          key: "parent",
          heading: t("taxonomies.territories.part_of"),
          cell: ({ parent, parentCode }) =>
            parent ? (
              <a href={`${HERE}?within=${parentCode}`} lang="it">
                <bdi>{parent}</bdi>
              </a>
            ) : (
              t("common.none")
            ),
        },
        {
          key: "state",
          heading: t("taxonomies.list.state"),
          cell: ({ ended }) =>
            ended ? t("taxonomies.state.ended", { day: dates.day(ended) }) : t("taxonomies.state.current"),
        },
        { key: "uses", heading: t("taxonomies.list.uses"), numeric: true, cell: ({ uses }) => uses },
      ]}
    />
  )
}
