/** As much of a verbale's facts as tells who is named in them. */
type Sat = { name: string; letter?: string | null }
export type NamedFacts = {
  chair?: readonly string[]
  secretary?: readonly string[]
  seats?: readonly { label: string; sat: readonly Sat[]; justification?: string | null }[]
  beside?: readonly Sat[]
  moves?: readonly { name: string; seat: string | null }[]
  items?: readonly { rapporteur?: string | null }[]
  meeting?: { link?: string | null }
}

/** Somebody whom the verbale names, and as what the public version speaks of them. */
export type Known = { name: string; as: "chair" | "secretary" | "seat" | "somebody"; seat?: string }

const isName = (name: string | null | undefined): name is string => (name ?? "").trim().length > 2

/**
 * Who is named in a verbale, each once: by the office first, then by the seat. The public version speaks of offices
 * and seats.
 * @param others names of people that are known otherwise: who holds the seats, who is mentioned in the text
 */
export const knownNames = (facts: NamedFacts, others: readonly string[] = []): Known[] => {
  const all: Known[] = [
    ...(facts.chair ?? []).map((name): Known => ({ name, as: "chair" })),
    ...(facts.secretary ?? []).map((name): Known => ({ name, as: "secretary" })),
    ...(facts.seats ?? []).flatMap(({ label, sat }) =>
      sat.map(({ name }): Known => ({ name, as: "seat", seat: label })),
    ),
    ...(facts.moves ?? []).map(
      ({ name, seat }): Known => (seat ? { name, as: "seat", seat } : { name, as: "somebody" }),
    ),
    ...(facts.beside ?? []).map(({ name }): Known => ({ name, as: "somebody" })),
    ...(facts.items ?? []).map(({ rapporteur }): Known => ({ name: rapporteur ?? "", as: "somebody" })),
    ...others.map((name): Known => ({ name, as: "somebody" })),
  ]
  const seen = new Set<string>()
  return all.filter(({ name }) => {
    const key = name.normalize("NFC").trim().toLowerCase()
    if (!isName(name) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** What is never for everybody, whoever forgot to strike it out: why somebody was away, and how to connect. */
export const neverPublic = (facts: NamedFacts): { words: string; ground: "health" | "safety" }[] => [
  ...(facts.seats ?? []).flatMap(({ justification }) =>
    isName(justification) ? [{ words: justification, ground: "health" as const }] : [],
  ),
  ...(isName(facts.meeting?.link) ? [{ words: facts.meeting.link, ground: "safety" as const }] : []),
]

/** As names are compared: in any case, with any apostrophe. */
const folded = (word: string) => word.normalize("NFC").toLowerCase().replaceAll("’", "'")

/**
 * Surnames and first names that stand alone in the words, in whatever case and of double names each half: whoever
 * publishes looks at each of them. Words that begin small are no names.
 */
export const namesAlone = (plain: string, names: readonly string[]): string[] => {
  const words = new Set((plain.match(/\p{Lu}[\p{L}'’]{2,}/gu) ?? []).map(folded))
  const parts = names.flatMap((name) => name.split(/[\s-]+/).filter((part) => part.length > 2))
  return [...new Set(parts)].filter((part) => words.has(folded(part))).toSorted()
}
