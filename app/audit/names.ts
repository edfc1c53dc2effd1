import type { MessageKey, Messages, Translate } from "../i18n/translate.ts"

/** What an action is called, or its code where it has no name yet. */
export const actionName = (t: Translate, action: string): string => {
  const key = `audit.actions.${action}`
  const name = t(key as MessageKey)
  return name === key ? action : name
}

/** What kind of thing an entry is about, or its code where it has no name yet. */
export const kindName = (t: Translate, kind: string): string => {
  const key = `audit.kinds.${kind}`
  const name = t(key as MessageKey)
  return name === key ? kind : name
}

export type Choice = { value: string; label: string }

const leaves = (tree: unknown, path: string): [string, string][] =>
  typeof tree === "string"
    ? [[path, tree]]
    : Object.entries((tree ?? {}) as object).flatMap(([name, inner]) =>
        leaves(inner, path ? `${path}.${name}` : name),
      )

/** Everything that has a name, to choose from, in the alphabet of the page's language. */
export const choicesOf = (messages: Messages, part: "actions" | "kinds", locale: string): Choice[] => {
  const texts = (messages.audit ?? {}) as Record<string, unknown>
  return leaves(texts[part], "")
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}
