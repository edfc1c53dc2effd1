import ts from "typescript"
import { codeIn, type Rule, type Source, walk } from "./source.ts"

const FOLDER = "app/i18n/messages"
const FILE = new RegExp(`^${FOLDER}/([a-z-]+)/([a-z-]+)\\.json$`)
const SAME = "tests/support/same-in-italian.json"
const PLURAL = /_(zero|one|two|few|many|other)$/

export type Catalogue = Map<string, Map<string, string>>

const flatten = (value: unknown, path: string, into: Map<string, string>) => {
  if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into)
  else into.set(path, String(value))
}

/** Locale → full key (`domain.part.name`, plural suffix included) → text. */
export const catalogueOf = (sources: readonly Source[]): Catalogue => {
  const catalogue: Catalogue = new Map()
  for (const { path, source } of sources) {
    const [, locale, domain] = FILE.exec(path) ?? []
    if (!locale || !domain) continue
    const texts = catalogue.get(locale) ?? new Map<string, string>()
    catalogue.set(locale, texts)
    flatten(JSON.parse(source), domain, texts)
  }
  return catalogue
}

const baseOf = (key: string) => key.replace(PLURAL, "")
const basesOf = (texts: ReadonlyMap<string, string>) => new Set([...texts.keys()].map(baseOf))

/** Italian and each of the other locales. */
const pairs = (sources: readonly Source[]) => {
  const catalogue = catalogueOf(sources)
  const italian = catalogue.get("it") ?? new Map<string, string>()
  const others = [...catalogue].filter(([locale]) => locale !== "it")
  return { catalogue, italian, others: others.map(([locale, texts]) => ({ locale, texts })) }
}

export const everyLocaleIsComplete: Rule = (sources) => {
  const { italian, others } = pairs(sources)
  const wanted = basesOf(italian)
  return others.flatMap(({ locale, texts }) => {
    const have = basesOf(texts)
    return [
      ...[...wanted].filter((key) => !have.has(key)).map((key) => `${locale} lacks ${key}`),
      ...[...have]
        .filter((key) => !wanted.has(key))
        .map((key) => `${locale} has ${key}, which Italian lacks`),
    ]
  })
}

export const noEmptyText: Rule = (sources) =>
  [...catalogueOf(sources)].flatMap(([locale, texts]) =>
    [...texts].filter(([, text]) => text.trim() === "").map(([key]) => `${locale} says nothing for ${key}`),
  )

const formsOf = (locale: string) => new Intl.PluralRules(locale).resolvedOptions().pluralCategories

/** A key with one plural form has all those that CLDR gives the language: Arabic six, Italian three. */
export const everyPluralForm: Rule = (sources) => {
  const { catalogue, italian } = pairs(sources)
  const plural = new Set([...italian.keys()].filter((key) => PLURAL.test(key)).map(baseOf))
  return [...catalogue].flatMap(([locale, texts]) =>
    [...plural]
      .filter((key) => basesOf(texts).has(key))
      .flatMap((key) =>
        formsOf(locale)
          .filter((form) => !texts.has(`${key}_${form}`))
          .map((form) => `${locale} lacks ${key}_${form}`),
      ),
  )
}

const placeholdersIn = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.-]+)[^}]*\}\}/g)].map((match) => match[1] ?? "")

/** All placeholders of each key, over its plural forms: a form for one or two may say the number in words. */
const placeholdersOf = (texts: ReadonlyMap<string, string>) => {
  const found = new Map<string, Set<string>>()
  for (const [key, text] of texts) {
    const base = baseOf(key)
    found.set(base, new Set([...(found.get(base) ?? []), ...placeholdersIn(text)]))
  }
  return new Map([...found].map(([base, names]) => [base, [...names].sort().join(", ")]))
}

export const samePlaceholders: Rule = (sources) => {
  const { italian, others } = pairs(sources)
  const wanted = placeholdersOf(italian)
  return others.flatMap(({ locale, texts }) =>
    [...placeholdersOf(texts)]
      .filter(([base, names]) => wanted.has(base) && wanted.get(base) !== names)
      .map(([base, names]) => `${locale} ${base} has {${names}}, not {${wanted.get(base)}}`),
  )
}

type Same = Record<string, string[]>

/** A text equal to the Italian was probably never translated; those that are right so are listed. */
export const translatedOrListed: Rule = (sources) => {
  const { italian, others } = pairs(sources)
  const listed: Same = JSON.parse(sources.find(({ path }) => path === SAME)?.source ?? "{}")
  const hasLetters = (text: string) => /\p{L}/u.test(text.replace(/\{\{[^}]*\}\}/g, ""))
  return others.flatMap(({ locale, texts }) => {
    const same = [...texts]
      .filter(([key, text]) => italian.get(key) === text && hasLetters(text))
      .map(([key]) => key)
    const known = listed[locale] ?? []
    return [
      ...same.filter((key) => !known.includes(key)).map((key) => `${locale} ${key} is the Italian text`),
      ...known
        .filter((key) => !same.includes(key))
        .map((key) => `${SAME} lists ${locale} ${key} without need`),
    ]
  })
}

/** French puts a space before a sign of two parts; addresses, hours and names of keys have none. */
export const spacedFrench: Rule = (sources) =>
  [...(catalogueOf(sources).get("fr") ?? [])]
    .filter(([, text]) => /[\p{L}\d)}][;?!»]|[\p{L})}]:(?=\s|$)|«(?! )/u.test(text))
    .map(([key]) => `fr ${key} lacks a space before : ; ? ! or inside « »`)

const isSpecifier = ({ parent }: ts.Node) => ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** The keys that code names: whole ones, and templates as patterns (`documents.state.${state}`). */
const namedIn = (sources: readonly Source[]) => {
  const whole = new Set<string>()
  const patterns = new Set<string>()
  for (const file of codeIn(sources, "app", "server"))
    walk(file, (node) => {
      if (ts.isStringLiteralLike(node) && !isSpecifier(node)) whole.add(node.text)
      if (!ts.isTemplateExpression(node)) return
      const tail = node.templateSpans.map((span) => `[\\w-]+(\\.[\\w-]+)*${escaped(span.literal.text)}`)
      if (/^[a-z-]+\./.test(node.head.text)) patterns.add(`^${escaped(node.head.text)}${tail.join("")}$`)
    })
  return { whole, patterns: [...patterns].map((pattern) => new RegExp(pattern)) }
}

export const noUnusedMessage: Rule = (sources) => {
  const { whole, patterns } = namedIn(sources)
  const isUsed = (key: string) => whole.has(key) || patterns.some((pattern) => pattern.test(key))
  return [...basesOf(pairs(sources).italian)]
    .filter((key) => !isUsed(key))
    .map((key) => `no code names ${key}`)
}

/** Whatever looks like a key of the messages is one. */
export const noUnknownMessage: Rule = (sources) => {
  const { italian } = pairs(sources)
  const keys = basesOf(italian)
  const domains = new Set([...keys].map((key) => key.split(".")[0] ?? ""))
  const looksLikeOne = (text: string) =>
    /^[a-z-]+(\.[\w-]+)+$/.test(text) &&
    domains.has(text.split(".")[0] ?? "") &&
    !/\.(json|tsx?|css|html)$/.test(text)
  return [...namedIn(sources).whole]
    .filter((text) => looksLikeOne(text) && !keys.has(text))
    .map((text) => `Italian lacks ${text}`)
}
