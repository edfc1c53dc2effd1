import ts from "typescript"
import { at, codeIn, type Rule, type Source, walk } from "./source.ts"

const SIDES = "(left|right)"
const PHYSICAL: RegExp[] = [
  new RegExp(`(^|[\\s;{])(scroll-)?(margin|padding)-${SIDES}\\s*:`),
  new RegExp(`(^|[\\s;{])border-${SIDES}(-\\w+)?\\s*:`),
  new RegExp(`(^|[\\s;{])border-(top|bottom)-${SIDES}-radius\\s*:`),
  new RegExp(`(^|[\\s;{])${SIDES}\\s*:`),
  new RegExp(`(^|[\\s;{])(text-align|float|clear|caption-side)\\s*:\\s*${SIDES}\\b`),
]

const withoutComments = (css: string) =>
  css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "")

/** Pages are read in both directions: margins, borders and places are logical (start, end). */
export const logicalCss: Rule = (sources) =>
  sources
    .filter(({ path }) => path.startsWith("app/") && /\.s?css$/.test(path))
    .flatMap(({ path, source }) =>
      withoutComments(source)
        .split("\n")
        .flatMap((line, index) =>
          PHYSICAL.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1} ${line.trim()}`] : [],
        ),
    )

const LETTERS = /\p{L}{2,}/u
/** Written the same in every language: the product's name, and codes of languages' own names come from data. */
const NAMES = new Set(["Tavoli"])
const READ_ALOUD = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "title",
  "alt",
  "placeholder",
  "label",
])

const isSentence = (text: string) => LETTERS.test(text.replace(/&\w+;/g, "")) && !NAMES.has(text.trim())

const literalOf = (attribute: ts.JsxAttribute) => {
  const value = attribute.initializer
  if (!value) return ""
  if (ts.isStringLiteral(value)) return value.text
  const inner = ts.isJsxExpression(value) ? value.expression : undefined
  return inner && ts.isStringLiteralLike(inner) ? inner.text : ""
}

const spoken = (node: ts.Node): string => {
  if (ts.isJsxText(node)) return node.text
  if (ts.isJsxAttribute(node) && READ_ALOUD.has(node.name.getText())) return literalOf(node)
  const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))
  return isChild && node.expression && ts.isStringLiteralLike(node.expression) ? node.expression.text : ""
}

/** What people read comes from the messages, in their language. */
export const noTextInCode: Rule = (sources) =>
  codeIn(sources, "app")
    .filter(({ path }) => path.endsWith(".tsx"))
    .flatMap((file: Source) => {
      const found: string[] = []
      walk(file, (node) => {
        const text = spoken(node)
        if (isSentence(text)) found.push(at(file, node, `says "${text.trim()}" without a message`))
      })
      return found
    })
