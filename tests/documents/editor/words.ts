import type { ReadingLabels } from "#app/documents/editor/reading-tree.ts"

/** The words of the system, short, for tests. */
export const LABELS: ReadingLabels = {
  notes: "Notes",
  note: (number) => `Note ${number}`,
  backToText: (number) => `Back ${number}`,
  taskDone: "done",
  taskOpen: "open",
  table: "Table",
  boxes: { intervention: "Statement", decision: "Decision", commitment: "Commitment" },
}
