import { useTranslation } from "../i18n/translation.tsx"
import type { ReadingLabels } from "./editor/reading-tree.ts"

/** The words of the system in a text for reading, in the reader's language. */
export const useReadingLabels = (): ReadingLabels => {
  const { t } = useTranslation()
  return {
    notes: t("documents.reading.notes"),
    note: (number) => t("documents.reading.note", { number }),
    backToText: (number) => t("documents.reading.back_to_text", { number }),
    taskDone: t("documents.reading.task_done"),
    taskOpen: t("documents.reading.task_open"),
    table: t("documents.reading.table"),
    boxes: {
      intervention: t("documents.reading.intervention"),
      decision: t("documents.reading.decision"),
      commitment: t("documents.reading.commitment"),
    },
  }
}
