import { nameKey } from "../fold.ts"

export const LEVELS = ["country", "region", "province", "metropolitan_city", "municipality"] as const
export type Level = (typeof LEVELS)[number]

export type Territory = {
  id: string
  code: string
  level: string
  name: string
  /** Of the province, or of the municipality's province. */
  abbreviation: string | null
}

/**
 * What a territory is called where it stands alone, in Italian, as its name is: "Puglia", "Lecce (LE)", "Lecce
 * (provincia)". `wishesOf` reads it back.
 */
export const territoryName = ({ level, name, abbreviation }: Omit<Territory, "id" | "code">): string => {
  if (level === "province") return `${name} (provincia)`
  if (level === "metropolitan_city") return `${name} (città metropolitana)`
  return level === "municipality" && abbreviation ? `${name} (${abbreviation})` : name
}

/** A place as somebody typed it: by code, or by name with what was said of it. */
export type Wish = {
  typed: string
  codes: readonly string[]
  names: readonly string[]
  levels: readonly Level[]
  abbreviation: string | null
}

const OVER: readonly Level[] = ["province", "metropolitan_city"]
const KINDS: readonly [words: RegExp, levels: readonly Level[]][] = [
  [/^(?:provincia|prov)(?: autonoma)?(?= |$)/, OVER],
  [/^citta metropolitana(?= |$)/, OVER],
  [/^comune(?= |$)/, ["municipality"]],
  [/^regione(?: autonoma)?(?= |$)/, ["region"]],
]
const WHOLE = new Set(["italia", "nazionale", "tutta italia", "territorio nazionale"])

/** ISTAT's code as it may be typed: without leading zeros, or the older number of a metropolitan city. */
const codesOf = (digits: string): string[] => {
  if (digits.length === 3) return [digits, `2${digits.slice(1)}`]
  return [digits.padStart(digits.length < 3 ? 2 : 6, "0")]
}

/** "dell aquila" is L'Aquila and "della spezia" La Spezia; "di lecce" is Lecce. */
const namesAfter = (rest: string): string[] => {
  const [, article, name = rest] = /^(dell|della|del|dei|di) (.+)$/.exec(rest) ?? []
  const whole = { dell: `l ${name}`, della: `la ${name}` }[article ?? ""]
  return [rest, name, ...(whole ? [whole] : [])]
}

const wishOf = (typed: string): Wish => {
  const wish = { typed, codes: [], names: [], levels: [], abbreviation: null }
  if (/^\d{1,6}$/.test(typed)) return { ...wish, codes: codesOf(typed) }
  const [, before = typed, inside = ""] = /^(.*?)\s*\(([^()]*)\)$/su.exec(typed) ?? []
  const said = nameKey(inside)
  const name = nameKey(before)
  if (WHOLE.has(name)) return { ...wish, codes: ["IT"] }
  const levelsInside = KINDS.find(([words]) => words.test(said))?.[1]
  const abbreviation = !levelsInside && said.length === 2 ? said.toUpperCase() : null
  const kind = KINDS.find(([words]) => words.test(name))
  const rest = kind ? name.replace(kind[0], "").trim() : ""
  const bilingual = before.includes("/") ? [nameKey(before.split("/")[0] ?? "")] : []
  const names = [name, ...bilingual, ...(rest ? namesAfter(rest) : [])]
  return { ...wish, names, levels: levelsInside ?? (rest ? (kind?.[1] ?? []) : []), abbreviation }
}

export const MOST_PLACES = 25

/** The places of a typed list, separated by commas, semicolons or lines. */
export const wishesOf = (text: string): Wish[] =>
  text
    .normalize("NFKC")
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, MOST_PLACES)
    .map(wishOf)

/** A territory that a wish may mean, with the names it is found by. */
export type Candidate = Territory & {
  folded: string
  otherFolded: string | null
  /** The last day on which it is there. */
  validTo: string | null
  /** Where it went, when it was merged into another. */
  mergedInto: Territory | null
}

export type Choice =
  | { kind: "one"; territory: Territory }
  | { kind: "unknown" }
  | { kind: "ended" }
  | { kind: "several"; territories: readonly Territory[] }

const isMeant = (wish: Wish, { code, folded, otherFolded, level, abbreviation }: Candidate) =>
  wish.codes.includes(code) ||
  ((wish.names.includes(folded) || wish.names.includes(otherFolded ?? folded)) &&
    (wish.levels.length === 0 || wish.levels.includes(level as Level)) &&
    (wish.abbreviation === null || wish.abbreviation === abbreviation))

/** Without a word on what it is, a bare name is the region's, else the municipality's, else the province's. */
const ORDER: readonly (readonly string[])[] = [["country", "region"], ["municipality"], OVER]

/** Which territory a wish means, of those that have its name or code; `today` decides which are still there. */
export const chooseTerritory = (wish: Wish, candidates: readonly Candidate[], today: string): Choice => {
  const meant = candidates.filter((one) => isMeant(wish, one))
  const live = meant.filter(({ validTo }) => validTo === null || validTo >= today)
  const of = (levels: readonly string[]) => live.filter(({ level }) => levels.includes(level))
  const territories = ORDER.map(of).find((found) => found.length > 0) ?? []
  const [first, second] = territories
  if (second) return { kind: "several", territories }
  if (first) return { kind: "one", territory: first }
  const moved = meant.find(({ mergedInto }) => mergedInto)?.mergedInto
  if (moved) return { kind: "one", territory: moved }
  return { kind: meant.length > 0 ? "ended" : "unknown" }
}
