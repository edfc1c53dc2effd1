import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import ts from "typescript"

/** A file of ours: its path from the root of the repository, and its text. */
export type Source = { path: string; source: string }

/** Says what breaks a rule of the house, one line per place; nothing when the rule is kept. */
export type Rule = (sources: readonly Source[]) => string[]

/** A rule as a sentence, and trees of files (path → text) each of which breaks it. */
export type Planted = [sentence: string, rule: Rule, plants: Record<string, string>[]]

const TEXT = /(\.(tsx?|jsx?|css|scss|json|sql|md|ya?ml|svg|html|sh|txt)|(^|\/)[^.]+|\.env[^/]*|\.npmrc)$/

const filesUnder = (path: string): string[] => {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

/** Kept out of the repository by .gitignore, or git's own. */
const ignored = () => {
  const lines = readFileSync(".gitignore", "utf8").split("\n")
  return new Set([".git", ...lines.map((line) => line.trim().replace(/\/$/, ""))])
}

/** The real tree, without what npm, the build and an installation put there; files that are no text are empty. */
export const readTree = (): Source[] => {
  const left = ignored()
  const top = readdirSync(".").filter((name) => !left.has(name) && !/\.log$/.test(name))
  return top
    .flatMap(filesUnder)
    .filter((path) => !left.has(path) && ![...left].some((folder) => folder && path.startsWith(`${folder}/`)))
    .map((path) => ({ path, source: TEXT.test(path) ? readFileSync(path, "utf8") : "" }))
}

const parsed = new WeakMap<Source, ts.SourceFile>()

export const isCode = ({ path }: Source) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts")

/** The syntax tree of a file, parsed once. */
export const syntaxOf = (file: Source): ts.SourceFile => {
  const known = parsed.get(file)
  if (known) return known
  const kind = file.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file.path, file.source, ts.ScriptTarget.ES2022, true, kind)
  parsed.set(file, tree)
  return tree
}

/** Calls `visit` for every node of a file. */
export const walk = (file: Source, visit: (node: ts.Node) => void): void => {
  const deeper = (node: ts.Node) => {
    visit(node)
    ts.forEachChild(node, deeper)
  }
  deeper(syntaxOf(file))
}

export const lineOf = (node: ts.Node): number => {
  const tree = node.getSourceFile()
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

/** One line of a rule's answer. */
export const at = (file: Source, node: ts.Node, what: string) => `${file.path}:${lineOf(node)} ${what}`

export type Import = { target: string; isTypeOnly: boolean; node: ts.Node }

/** `#app/x.ts` and `./x.ts` as a path from the root; everything else (npm, node:) as it stands. */
const resolveTarget = (from: string, specifier: string) => {
  if (specifier.startsWith("#")) return specifier.slice(1)
  return specifier.startsWith(".") ? normalize(join(dirname(from), specifier)) : specifier
}

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration) => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (!clause) return false
  const named = clause.namedBindings
  const everyNameIsType =
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((name) => name.isTypeOnly)
  return clause.isTypeOnly || everyNameIsType
}

/** Everything that a file imports, re-exports or loads later. */
export const importsOf = (file: Source): Import[] => {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, node: ts.Node, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ target: resolveTarget(file.path, specifier.text), isTypeOnly: typeOnly, node })
  }
  walk(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      add(node.moduleSpecifier, node, isTypeOnly(node))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], node, false)
  })
  return found
}

export const codeIn = (sources: readonly Source[], ...folders: string[]) =>
  sources.filter((file) => isCode(file) && folders.some((folder) => file.path.startsWith(`${folder}/`)))
