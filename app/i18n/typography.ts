const NO_BREAK_SPACE = "\u00a0"

/**
 * A text of the messages as it is set. French puts a space before a sign of two parts and inside its
 * quotation marks, and no line ends there: translators type an ordinary one.
 */
export const typeset = (locale: string, text: string): string =>
  locale === "fr" ? text.replace(/ (?=[:;?!»])/g, NO_BREAK_SPACE).replace(/« /g, `«${NO_BREAK_SPACE}`) : text

/** As `typeset`, for every text of a tree of messages. */
export const typesetAll = (locale: string, messages: unknown): unknown => {
  if (typeof messages === "string") return typeset(locale, messages)
  const entries = Object.entries(messages as Record<string, unknown>)
  return Object.fromEntries(entries.map(([key, inner]) => [key, typesetAll(locale, inner)]))
}
