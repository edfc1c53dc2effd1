import type { Translate } from "../../i18n/translate.ts"
import type { ShownThread } from "./shown.ts"

const LONGEST = 60

/** A quote as a name of what it is about: its beginning, in quotation marks. */
export const shortQuote = (quote: string): string =>
  `«${quote.length > LONGEST ? `${quote.slice(0, LONGEST - 1)}…` : quote}»`

/** What a thread is about, in a few words that tell it from others. */
export const topicOf = (t: Translate, thread: Pick<ShownThread, "quote" | "isQuoteErased">): string => {
  if (thread.quote !== null) return shortQuote(thread.quote)
  return t(thread.isQuoteErased ? "comments.quote_erased" : "comments.whole_text")
}
