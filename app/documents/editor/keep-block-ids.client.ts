import type { Transaction } from "yjs"
import { mendBlockIds } from "./block-ids.ts"
import type { Connection } from "./connection.client.ts"
import { FIELD } from "./schema-version.ts"

const PAUSE_MS = 400

/** Mends ids that others' changes left missing or twice, a while after they come in. Returns how to stop. */
export const keepBlockIds = ({ doc, state }: Connection): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const mend = () => {
    if (state().isWritable) mendBlockIds(doc.getXmlFragment(FIELD), "block-ids")
  }
  const later = ({ local }: Pick<Transaction, "local">) => {
    if (local) return
    clearTimeout(timer)
    timer = setTimeout(mend, PAUSE_MS)
  }
  doc.on("afterTransaction", later)
  later({ local: false })
  return () => {
    clearTimeout(timer)
    doc.off("afterTransaction", later)
  }
}
