import type { Translate } from "../../i18n/translate.ts"
import type { Line } from "./line.ts"
import type { ReadingLabels } from "./reading-tree.ts"

/** The words of the system in a text, in the language of the page. */
export const readingLabels = (t: Translate): ReadingLabels => ({
  notes: t("documents.editor.reading.notes"),
  note: (number) => t("documents.editor.reading.note", { number }),
  backToText: (number) => t("documents.editor.reading.back", { number }),
  taskDone: t("documents.editor.reading.done"),
  taskOpen: t("documents.editor.reading.open"),
  table: t("documents.editor.reading.table"),
  boxes: {
    intervention: t("documents.editor.reading.intervention"),
    decision: t("documents.editor.reading.decision"),
    commitment: t("documents.editor.reading.commitment"),
  },
})

const listRole = (t: Translate, line: Line): string | null => {
  const level = line.indent + 1
  if (line.list === "bullet") return t("documents.editor.roles.bullet", { level })
  if (line.list === "ordered") return t("documents.editor.roles.ordered", { level })
  if (line.list !== "task") return null
  return line.checked
    ? t("documents.editor.roles.task_done", { level })
    : t("documents.editor.roles.task_open", { level })
}

/** What a screen reader says of a line in the editor; null for plain text and headings. */
export const lineRole =
  (t: Translate) =>
  (line: Line): string | null => {
    const list = listRole(t, line)
    if (list) return list
    if (line.quote) return t("documents.editor.roles.quote")
    return line.box === "none" ? null : t("documents.editor.roles.callout")
  }
