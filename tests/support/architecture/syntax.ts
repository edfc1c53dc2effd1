import ts from "typescript"
import { isClientFile, isPure } from "./rooms.ts"
import { at, codeIn, type Rule, type Source, walk } from "./source.ts"

/** Collects what `judge` says of the nodes of some files. */
const judged = (files: readonly Source[], judge: (node: ts.Node, file: Source) => string | null) =>
  files.flatMap((file) => {
    const found: string[] = []
    walk(file, (node) => {
      const wrong = judge(node, file)
      if (wrong) found.push(at(file, node, wrong))
    })
    return found
  })

const calls = (node: ts.Node, object: string, method: string) =>
  ts.isCallExpression(node) &&
  node.expression.getText().replace(/^(globalThis|window)\./, "") === `${object}.${method}`

const readsTheClock = (node: ts.Node) =>
  calls(node, "Date", "now") ||
  calls(node, "performance", "now") ||
  (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) ||
  (ts.isCallExpression(node) && node.expression.getText() === "Date")

export const oneClock: Rule = (sources) =>
  judged(
    codeIn(sources, "app", "db").filter((file) => !isClientFile(file.path)),
    (node) => (readsTheClock(node) ? "reads the machine's clock; time comes with ctx.now" : null),
  )

const AMBIENT = /^(process|fetch|localStorage|sessionStorage|window|crypto|console)$/

/** A use of a name, not a property or a key that is called the same. */
const isUse = (node: ts.Identifier) => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isPropertySignature(parent)
}

export const nothingAmbient: Rule = (sources) =>
  judged(
    codeIn(sources, "app").filter((file) => isPure(file.path)),
    (node) => {
      if (calls(node, "Math", "random")) return "a pure module throws no dice"
      const isAmbient = ts.isIdentifier(node) && AMBIENT.test(node.text) && isUse(node)
      return isAmbient ? `a pure module knows nothing of ${node.getText()}` : null
    },
  )

const MUTATES = /^(set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill)$/

/** The name that a statement changes: `x = …`, `x.y = …`, `x[y] ??= …`, `x++`, `x.push(…)`, `delete x.y`. */
const changedName = (node: ts.Node): string | null => {
  if (ts.isBinaryExpression(node) && /\.displayName$/.test(node.left.getText())) return null
  const base = (target: ts.Expression): string | null => {
    if (ts.isIdentifier(target)) return target.text
    if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target))
      return base(target.expression)
    return ts.isNonNullExpression(target) ? base(target.expression) : null
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
    return assigns ? base(node.left) : null
  }
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node))
    return /\+\+|--/.test(node.getText()) ? base(node.operand) : null
  if (ts.isDeleteExpression(node)) return base(node.expression)
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return MUTATES.test(node.expression.name.text) ? base(node.expression.expression) : null
  return null
}

/** Names that a block declares for itself hide those of the module. */
const moduleNames = (tree: ts.SourceFile) =>
  tree.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.map((declaration) => ({
      declaration,
      name: declaration.name.getText(),
      isConst: (statement.declarationList.flags & ts.NodeFlags.Const) !== 0,
    })),
  )

const isHidden = (node: ts.Node, name: string): boolean => {
  for (let scope = node.parent; scope && !ts.isSourceFile(scope); scope = scope.parent) {
    if (
      ts.isFunctionLike(scope) &&
      scope.parameters.some((p) => new RegExp(`\\b${name}\\b`).test(p.name.getText()))
    )
      return true
    if (ts.isBlock(scope) && scope.statements.some((s) => ts.isVariableStatement(s) && declares(s, name)))
      return true
    if (ts.isForOfStatement(scope) && scope.initializer.getText().includes(name)) return true
  }
  return false
}

const declares = (statement: ts.VariableStatement, name: string) =>
  statement.declarationList.declarations.some((d) => new RegExp(`\\b${name}\\b`).test(d.name.getText()))

export const noModuleState: Rule = (sources) =>
  codeIn(sources, "app", "db")
    .filter((file) => !isClientFile(file.path))
    .flatMap((file) => {
      const found: string[] = []
      const changed = new Set<string>()
      let names: ReturnType<typeof moduleNames> = []
      walk(file, (node) => {
        if (ts.isSourceFile(node)) names = moduleNames(node)
        const name = changedName(node)
        if (name && !isHidden(node, name)) changed.add(name)
      })
      for (const { name, isConst, declaration } of names)
        if (!isConst || changed.has(name)) found.push(at(file, declaration, `${name} is state of the module`))
      return found
    })

export const errorsByCode: Rule = (sources) =>
  judged(codeIn(sources, "app", "server"), (node) => {
    const compares =
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
    return compares && node.right.getText() === "DomainError" ? "tells a DomainError by instanceof" : null
  })

export const noStyleProp: Rule = (sources) =>
  judged(codeIn(sources, "app"), (node) =>
    ts.isJsxAttribute(node) && node.name.getText() === "style"
      ? "has a style prop, which the policy drops"
      : null,
  )

export const noVariableNamedDocument: Rule = (sources) =>
  judged(codeIn(sources, "app", "server", "db"), (node) => {
    const declaresName = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)
    return declaresName && node.name.getText() === "document" ? "hides the page's document" : null
  })

const isRestricted = (node: ts.CallExpression) =>
  /onDelete:\s*"restrict"/.test(node.arguments[1]?.getText() ?? "")

export const foreignKeysRestrict: Rule = (sources) =>
  judged(codeIn(sources, "db/schema"), (node) => {
    if (!ts.isCallExpression(node)) return null
    const name = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText()
    if (name === "references") return isRestricted(node) ? null : "a foreign key without on delete restrict"
    if (name !== "foreignKey") return null
    return /^\.onDelete\("restrict"\)/.test(node.parent.parent.getText().slice(node.getText().length))
      ? null
      : "a foreign key without on delete restrict"
  })

/** Files that pass the environment on to a process of theirs, or belong to a tool. */
const PASSES_ENV_ON = ["server/env.ts", "server/build.ts", "server/dev.ts", "db/drizzle.config.ts"]

const isGivenToReader = ({ parent }: ts.Node) =>
  ts.isCallExpression(parent) && parent.expression.getText() === "readEnv"

export const oneReaderOfSettings: Rule = (sources) =>
  judged(
    codeIn(sources, "app", "server", "db").filter(({ path }) => !PASSES_ENV_ON.includes(path)),
    (node) => {
      const reads = ts.isPropertyAccessExpression(node) && node.getText() === "process.env"
      return reads && !isGivenToReader(node) ? "settings are read by server/env.ts" : null
    },
  )
