import type { Translate } from "../../i18n/translate.ts"
import type { Turn } from "./diff.ts"

/** What became of the kind of a line, in a few words. */
export const turnWords = (t: Translate, { name, from, to }: Turn): string => {
  if (name === "src") return t("pictures.diff.another")
  if (name === "level")
    return to
      ? t("versions.turns.heading", { level: Number(to) })
      : t("versions.turns.heading_was", { level: Number(from) })
  if (name === "list") return t(to === "none" ? "versions.turns.list_was" : "versions.turns.list")
  if (name === "box") return t(to === "none" ? "versions.turns.box_was" : "versions.turns.box")
  if (name === "quote") return t(to ? "versions.turns.quote" : "versions.turns.quote_was")
  if (name === "checked") return t(to ? "versions.turns.checked" : "versions.turns.checked_was")
  if (name === "indent" || name === "lang" || name === "dir") return t(`versions.turns.${name}`)
  return t("versions.turns.other")
}
