import type { MessageKey, Translate } from "../i18n/translate.ts"

type Line = { kind: string; params: Record<string, string> | null }

/**
 * The line of an inbox entry in the reader's language: the subject that its mail has. An entry whose values
 * are gone, or that an older version wrote with others, says so instead.
 */
export const noticeLine = (t: Translate, { kind, params }: Line): string => {
  if (!params) return t("notifications.inbox.emptied")
  const { path: _path, ...values } = params
  const key = `mail.${kind}.subject` as MessageKey
  try {
    const line = t(key, { ...values, link: "" })
    return line === key ? t("notifications.inbox.unknown") : line
  } catch {
    return t("notifications.inbox.unknown")
  }
}
