import { LABEL_LANGUAGES, type Labels } from "./input.ts"

/** The names that were given, each in its language. */
export const labelsOf = (given: Labels): Labels => ({
  it: given.it,
  ...Object.fromEntries(
    LABEL_LANGUAGES.flatMap((language) => (given[language] ? [[language, given[language]]] : [])),
  ),
})

/** A term's name in a language and the language that it is really in: Italian where it has none. */
export const shownLabel = (labels: Labels, locale: string) => {
  const language = LABEL_LANGUAGES.find((one) => one === locale && labels[one]) ?? "it"
  return { label: labels[language] ?? labels.it, language }
}
