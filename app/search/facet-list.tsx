import { useTranslation } from "../i18n/translation.tsx"
import type { Facets, FacetValue } from "./find.server.ts"
import type { SearchQuery } from "./input.ts"

type Key = keyof Facets
const KEYS: readonly Key[] = ["kind", "table", "language"]

/** The address of a search; what is not chosen is left out, and a new choice begins on the first page. */
export const searchPath = (query: Partial<SearchQuery>): string => {
  const { q = "", kind, table, language, page = 1 } = query
  const params = new URLSearchParams({ q })
  for (const [name, value] of Object.entries({ kind, table, language })) if (value) params.set(name, value)
  if (page > 1) params.set("page", String(page))
  return `/search?${params}`
}

const useFacetName = () => {
  const { t } = useTranslation()
  return (key: Key, { value, name }: FacetValue) => {
    if (key === "kind") return t(`search.kinds_many.${value as "document"}`)
    return key === "language" ? t(`common.languages.${value as "it"}`) : (name ?? value)
  }
}

/** One way to narrow down: all, or one value, each with how many it holds. */
const Facet = ({ of, values, query }: { of: Key; values: readonly FacetValue[]; query: SearchQuery }) => {
  const { t } = useTranslation()
  const nameOf = useFacetName()
  const current = query[of]
  return (
    <div>
      <h2 id={`facet-${of}`}>{t(`search.facets.${of}`)}</h2>
      <ul aria-labelledby={`facet-${of}`}>
        <li>
          <a
            href={searchPath({ ...query, [of]: undefined, page: 1 })}
            aria-current={current ? undefined : "true"}
          >
            {t("search.facets.all")}
          </a>
        </li>
        {values.map((one) => (
          <li key={one.value}>
            <a
              href={searchPath({ ...query, [of]: one.value, page: 1 })}
              aria-current={current === one.value ? "true" : undefined}
            >
              <bdi>{nameOf(of, one)}</bdi>
            </a>{" "}
            <span className="muted">{one.count}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The ways to narrow down what was found; one with a single value narrows nothing and is left out. */
export const FacetList = ({ facets, query }: { facets: Facets; query: SearchQuery }) => {
  const { t } = useTranslation()
  const shown = KEYS.filter((key) => facets[key].length > 1 || query[key])
  if (shown.length === 0) return null
  return (
    <nav className="facets" aria-label={t("search.facets.label")}>
      {shown.map((key) => (
        <Facet key={key} of={key} values={facets[key]} query={query} />
      ))}
    </nav>
  )
}
