import { VIEWS, type View } from "./month.ts"

export type CalendarFilters = {
  view: View
  month: string | null
  /** Code of a table. */
  table: string | null
  /** Code of a territory. */
  region: string | null
  /** Only what the reader is called to, serves, or is enrolled in. */
  mine: boolean
}

/** What an address asks of the calendar; what makes no sense is left out. */
export const filtersOf = (search: URLSearchParams): CalendarFilters => ({
  view: VIEWS.find((one) => one === search.get("view")) ?? "month",
  month: search.get("month"),
  table: /^[0-9A-Z]{10}$/.exec(search.get("table") ?? "")?.[0] ?? null,
  region: /^[0-9A-Z-]{1,12}$/i.exec(search.get("region") ?? "")?.[0] ?? null,
  mine: search.get("mine") === "yes",
})

/** The address of the calendar with some filters changed. */
export const addressOf = (
  filters: CalendarFilters,
  over: Partial<CalendarFilters> = {},
  path = "/calendar",
) => {
  const { view, month, table, region, mine } = { ...filters, ...over }
  const query = new URLSearchParams({
    ...(view !== "month" && { view }),
    ...(month && { month }),
    ...(table && { table }),
    ...(region && { region }),
    ...(mine && { mine: "yes" }),
  }).toString()
  return query ? `${path}?${query}` : path
}
