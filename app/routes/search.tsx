import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FacetList, searchPath } from "../search/facet-list.tsx"
import { type Found, find, HITS_PER_PAGE, MOST_HITS } from "../search/find.server.ts"
import { HitList } from "../search/hit-list.tsx"
import { LONGEST_QUESTION, SearchQuery } from "../search/input.ts"
import { questionOf } from "../search/question.ts"
import { SearchForm, SlashSwitch } from "../search/search-form.tsx"
import { Empty } from "../ui/empty.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const query = SearchQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
    const q = query.q.replaceAll("\0", "").trim()
    const isTooLong = q.length > LONGEST_QUESTION
    if (isTooLong) context.refused = true
    const question = questionOf(q)
    const isAsked = !isTooLong && question.words.length > 0
    const found = isAsked ? await find(ctx, question, query) : null
    const what = q && !isTooLong ? context.t("search.title_of", { q }) : context.t("search.title")
    const shown = {
      ...{ title: titleOf(context, what), query: { ...query, q: q.slice(0, LONGEST_QUESTION) } },
      ...{ found, isTooLong, most: MOST_HITS, perPage: HITS_PER_PAGE },
    }
    return data(shown, { status: isTooLong ? 422 : 200 })
  })

type FoundPartProps = { found: Found; query: SearchQuery; most: number; perPage: number }

/** Where nothing was found: why that may be, and the ways on. */
const Nothing = ({ q }: { q: string }) => {
  const { t } = useTranslation()
  return (
    <Empty action={<a href="/roundtables">{t("search.nothing.browse")}</a>}>
      {t("search.nothing.text", { q })}
    </Empty>
  )
}

const Pages = ({ found, query, perPage }: FoundPartProps) => {
  const { t } = useTranslation()
  const { page } = query
  const hasNext = page * perPage < found.total
  if (page === 1 && !hasNext) return null
  return (
    <nav className="row-x" aria-label={t("search.pages.label")}>
      {page > 1 ? (
        <a href={searchPath({ ...query, page: page - 1 })} rel="prev">
          {t("search.pages.previous")}
        </a>
      ) : null}
      {hasNext ? (
        <a href={searchPath({ ...query, page: page + 1 })} rel="next">
          {t("search.pages.next")}
        </a>
      ) : null}
    </nav>
  )
}

const FoundPart = ({ found, query, most, perPage }: FoundPartProps) => {
  const { t } = useTranslation()
  const { q, page } = query
  const { hits, total, facets, meant } = found
  const count = total >= most ? t("search.count_most", { most }) : t("search.count", { count: total })
  return (
    <div className="results">
      <FacetList facets={facets} query={query} />
      <div>
        <h2 className="sec">{count}</h2>
        {meant ? (
          <p>
            {t("search.meant")} <a href={searchPath({ q: meant })}>{meant}</a>
          </p>
        ) : null}
        {hits.length > 0 ? <HitList hits={hits} start={(page - 1) * perPage + 1} /> : <Nothing q={q} />}
        <Pages {...{ found, query, most, perPage }} />
      </div>
    </div>
  )
}

export default function Search() {
  const { query, found, isTooLong, most, perPage } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s">
      <PageHead title={t("search.title")} />
      <SearchForm q={query.q} isTooLong={isTooLong} autoFocus={!found} />
      {found ? <FoundPart found={found} query={query} most={most} perPage={perPage} /> : null}
      <SlashSwitch />
    </div>
  )
}
