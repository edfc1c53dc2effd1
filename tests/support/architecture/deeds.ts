import ts from "typescript"
import { catalogueOf } from "./messages.ts"
import { isServerFile } from "./rooms.ts"
import { codeIn, lineOf, type Rule, type Source, walk } from "./source.ts"

const literalsIn = (node: ts.Node): string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text]
  const found: string[] = []
  ts.forEachChild(node, (child) => void found.push(...literalsIn(child)))
  return found
}

type Deed = { file: Source; node: ts.Node; actions: string[]; kinds: string[] }

const propertyOf = (node: ts.ObjectLiteralExpression, name: string) =>
  node.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name,
  )?.initializer

/** What code writes into the log: every object with an `action` of the form `domain.done`, and its subject's kind. */
const deedsIn = (sources: readonly Source[]): Deed[] => {
  const deeds: Deed[] = []
  for (const file of codeIn(sources, "app").filter(({ path }) => isServerFile(path)))
    walk(file, (node) => {
      if (!ts.isObjectLiteralExpression(node)) return
      const action = propertyOf(node, "action")
      if (!action) return
      const actions = literalsIn(action).filter((text) => /^[a-z-]+\.[a-z_.-]+$/.test(text))
      const subject = propertyOf(node, "subject")
      const kind = subject && ts.isObjectLiteralExpression(subject) ? propertyOf(subject, "kind") : undefined
      if (actions.length > 0) deeds.push({ file, node, actions, kinds: kind ? literalsIn(kind) : [] })
    })
  return deeds
}

/** The pages of the log, and whoever reads them years later, need a name for each action and kind of thing. */
export const everyDeedHasAName: Rule = (sources) => {
  const italian = catalogueOf(sources).get("it") ?? new Map<string, string>()
  return deedsIn(sources).flatMap(({ file, node, actions, kinds }) =>
    [...actions.map((action) => `audit.actions.${action}`), ...kinds.map((kind) => `audit.kinds.${kind}`)]
      .filter((key) => !italian.has(key))
      .map((key) => `${file.path}:${lineOf(node)} writes into the log what ${key} does not name`),
  )
}
