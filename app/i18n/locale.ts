/** Locales with a folder of messages; Italian is the source that every other falls back to. */
export const SOURCE_LOCALE = "it"
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"])

/** Writing direction of a language. */
export const directionOf = (locale: string): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.has(locale.slice(0, 2)) ? "rtl" : "ltr"

type Weighted = { tag: string; weight: number }

const parseAcceptLanguage = (header: string): Weighted[] =>
  header
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";")
      const q = params.find((param) => param.trim().startsWith("q="))
      return { tag: tag.trim().toLowerCase(), weight: q ? Number(q.trim().slice(2)) || 0 : 1 }
    })
    .filter((entry) => entry.tag && entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)

/**
 * The language of a page: the one chosen by hand, else the person's, else the browser's best, else Italian.
 * @param available the locales that have messages
 */
export const negotiateLocale = (
  available: readonly string[],
  wish: { chosen?: string | null; person?: string | null; acceptLanguage?: string | null },
): string => {
  for (const tag of [wish.chosen, wish.person]) if (tag && available.includes(tag)) return tag
  for (const { tag } of parseAcceptLanguage(wish.acceptLanguage ?? "")) {
    const base = tag.split("-")[0] ?? ""
    if (available.includes(base)) return base
  }
  return SOURCE_LOCALE
}
