import ts from "typescript"
import { at, codeIn, isCode, type Rule, type Source, syntaxOf, walk } from "./source.ts"

const EMPTY_WORD = /(^|[-_.])(utils?|helpers?|common|services?|managers?)([-_.]|$)/i
const EMPTY_SUFFIX = /(Service|Manager|Helpers?|Utils?)$/

export const namesSayWhat: Rule = (sources) => {
  const files = sources.filter(isCode)
  const paths = files.filter(({ path }) => path.split("/").some((part) => EMPTY_WORD.test(part)))
  const declared = files.flatMap((file) => {
    const found: string[] = []
    walk(file, (node) => {
      const isDeclaration =
        ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)
      const name = isDeclaration ? (node.name?.getText() ?? "") : ""
      if (EMPTY_SUFFIX.test(name)) found.push(at(file, node, `${name} does not say what it is`))
    })
    return found
  })
  return [...paths.map(({ path }) => `${path} does not say what it is`), ...declared]
}

const INDEXES = /^(db\/schema|server|server\/[a-z-]+)\/index\.ts$/
const BARREL = "db/schema/index.ts"

export const noBarrels: Rule = (sources) =>
  codeIn(sources, "app", "server", "db", "tests")
    .filter((file) => file.path !== BARREL)
    .filter((file) => {
      const { statements } = syntaxOf(file)
      const reExports = statements.filter((s) => ts.isExportDeclaration(s) && s.moduleSpecifier !== undefined)
      const passesAllOn = reExports.some((s) => ts.isExportDeclaration(s) && !s.exportClause)
      const isIndex = /(^|\/)index\.tsx?$/.test(file.path) && !INDEXES.test(file.path)
      return passesAllOn || isIndex || (statements.length > 0 && reExports.length === statements.length)
    })
    .map((file) => `${file.path} is a barrel`)

const linesOf = ({ source }: Source) => source.replace(/\n$/, "").split("\n").length
const HARD = 300
const SOFT = 200
const ROUTE = 150

const budgeted = (sources: readonly Source[]) => codeIn(sources, "app", "server", "db", "tests")

export const fileBudgets: Rule = (sources) => [
  ...budgeted(sources)
    .filter((file) => linesOf(file) > HARD)
    .map((file) => `${file.path} has ${linesOf(file)} lines, more than ${HARD}`),
  ...codeIn(sources, "app/routes")
    .filter((file) => linesOf(file) > ROUTE)
    .map((file) => `${file.path} has ${linesOf(file)} lines, a route has at most ${ROUTE}`),
]

const LONGEST_FUNCTION = 40

const longFunctions = (file: Source) => {
  const found: string[] = []
  walk(file, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) return
    const lines = node.getText().split("\n").length
    if (lines > LONGEST_FUNCTION) found.push(at(file, node, `a function of ${lines} lines`))
  })
  return found
}

/** What is over the budget and under the hard limit: worth a look, not a failure. */
export const budgetWarnings: Rule = (sources) => [
  ...budgeted(sources)
    .filter((file) => linesOf(file) > SOFT && linesOf(file) <= HARD)
    .map((file) => `${file.path} has ${linesOf(file)} lines, the budget is ${SOFT}`),
  ...codeIn(sources, "app", "server", "db").flatMap(longFunctions),
]

const TOP = new Set(
  [
    "app",
    "server",
    "db",
    "tests",
    "public",
    "docs",
    "remix.config.js",
    "package.json",
    "tsconfig.json",
    "biome.json",
  ]
    .concat([
      "README.md",
      "LICENSE",
      "LICENSES",
      "SECURITY.md",
      "CONTRIBUTING.md",
      "CHANGELOG.md",
      "publiccode.yml",
    ])
    .concat([".github", ".ci", ".gitignore", ".npmrc", "package-lock.json", "CODE_OF_CONDUCT.md"]),
)

export const topLevel: Rule = (sources) =>
  [...new Set(sources.map(({ path }) => path.split("/")[0] ?? ""))]
    .filter((name) => !TOP.has(name))
    .map((name) => `${name} does not belong at the top`)

const LOCK = "package-lock.json"
const lockOf = (sources: readonly Source[]) => sources.filter(({ path }) => path === LOCK)

export const lockHasNoRegistry: Rule = (sources) =>
  lockOf(sources).flatMap(({ source }) =>
    (source.match(/"resolved": "https?:[^"]*"/g) ?? []).map((found) => `${LOCK} names a registry: ${found}`),
  )

export const oneYjs: Rule = (sources) =>
  lockOf(sources).flatMap(({ source }) => {
    const copies = Object.keys(JSON.parse(source).packages ?? {}).filter((path) =>
      /(^|\/)node_modules\/yjs$/.test(path),
    )
    return copies.length > 1 ? [`${LOCK} has ${copies.length} copies of yjs: ${copies.join(", ")}`] : []
  })

const SECRET_FILES = /(^|\/)(\.env(\..*)?|id_[a-z0-9]+|.*\.(pem|key|p12|pfx))$/
const SECRETS: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/\bAKIA[0-9A-Z]{16}\b/, "a cloud key"],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b/, "a token"],
  [/\b(sk|rk)_live_[A-Za-z0-9]{16,}/, "a live key"],
  [
    /\b(postgres(ql)?|redis|smtps?):\/\/[^\s:@/"'`${}]+:[^\s@"'`${}]+@(?!localhost|127\.|host\b|db\b)/,
    "a password",
  ],
]

export const noSecrets: Rule = (sources) => [
  ...sources.filter(({ path }) => SECRET_FILES.test(path)).map(({ path }) => `${path} is a secret`),
  ...sources.flatMap(({ path, source }) =>
    SECRETS.filter(([pattern]) => pattern.test(source)).map(([, what]) => `${path} holds ${what}`),
  ),
]
