import { loadState } from "#app/documents/state/load-state.server.ts"
import { openDb } from "#db/client.server.ts"
import { docFrom, linesOf } from "./text.ts"

/** Prints the paragraphs of a document as JSON. Arguments: the database, the document. */
const [, , url = "", documentId = ""] = process.argv
const database = await openDb(url)
const updates: Uint8Array[] = []
const head = await loadState(database.query, documentId, (page) => void updates.push(...page), 1000)
console.log(JSON.stringify({ seq: head?.headSeq ?? 0, lines: linesOf(docFrom(updates)) }))
await database.close()
