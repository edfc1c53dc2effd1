import type { Transaction } from "@tiptap/pm/state"
import { ySyncPluginKey } from "@tiptap/y-tiptap"

/** Whether a transaction shows what came from the shared text: others' changes, undo and redo. */
export const isChangeFromOthers = (transaction: Transaction): boolean =>
  transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true
