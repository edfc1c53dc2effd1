import { randomUUID } from "node:crypto"
import * as Y from "yjs"
import { appendUpdates } from "#app/documents/state/append-updates.server.ts"
import type { OpenDb } from "#db/client.server.ts"

const PEOPLE = 500
const PAGE = 1_000

/** What a document holds before anybody comes: one empty paragraph. */
const firstUpdate = () => {
  const doc = new Y.Doc()
  doc.getXmlFragment("default").insert(0, [new Y.XmlElement("paragraph")])
  return Y.encodeStateAsUpdate(doc)
}

/** The updates of somebody who types so many letters after the first content. */
const typed = (first: Uint8Array, count: number): Uint8Array[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, first)
  const text = new Y.XmlText()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  doc.getXmlFragment("default").insert(0, [text])
  for (let i = 1; i < count; i++) text.insert(text.length, i % 60 === 0 ? " " : "a")
  return updates
}

/** The people and the documents of our server, made by a few statements. */
export const openShelf = async ({ query }: OpenDb) => {
  const first = firstUpdate()
  const encoded = Buffer.from(first).toString("base64")
  const { rows: tables } = await query(
    `insert into roundtable (id, code, kind, name, mandate, language, territory, starts_on)
     values (gen_random_uuid(), upper(substr(md5(random()::text), 1, 10)), 'regional', 'Tavolo', 'Misure', 'it', 'Puglia',
             '2025-01-01') returning id`,
    [],
  )
  const { rows: people } = await query(
    `insert into person (id, code, name, language)
     select gen_random_uuid(), upper(substr(md5(random()::text || n), 1, 10)), 'Persona ' || n, 'it'
       from generate_series(1, $1::int) n returning id`,
    [PEOPLE],
  )
  const papers = async (count: number): Promise<string[]> => {
    const { rows } = await query(
      `with made as (
         insert into document (id, code, roundtable_id, kind, title, language)
         select gen_random_uuid(), upper(substr(md5(random()::text || n), 1, 10)), $1, 'guidelines', 'Documento', 'it'
           from generate_series(1, $2::int) n returning id
       ), logged as (
         insert into document_update (doc_id, seq, data, conn_id) select id, 1, decode($3, 'base64'), 'server' from made
       )
       insert into document_state (doc_id, roundtable_id, head_seq, bytes)
       select id, $1, 1, octet_length(decode($3, 'base64')) from made returning doc_id`,
      [tables[0]?.id, count, encoded],
    )
    return rows.map((row) => String(row.doc_id))
  }
  const append = async (documentId: string, updates: readonly Uint8Array[]) => {
    for (let at = 0; at < updates.length; at += PAGE) {
      const rows = updates.slice(at, at + PAGE).map((data) => ({
        ...{ documentId, epoch: 1, data, authorId: null, connectionId: "server" },
      }))
      await appendUpdates(query, rows, randomUUID(), null)
    }
  }
  return {
    people: people.map((row) => String(row.id)),
    answers: {
      papers: (value: unknown) => papers(Number(value)),
      /** A document with so many updates in its log and no snapshot. */
      longPaper: async (value: unknown) => {
        const [id = ""] = await papers(1)
        await append(id, typed(first, Number(value)))
        return id
      },
      snapshotSeq: async (value: unknown) => {
        const { rows } = await query(
          "select snapshot_seq::int as seq from document_state where doc_id = $1",
          [value],
        )
        return rows[0]?.seq ?? 0
      },
      /** Somebody else types so many letters more, unseen by the server. */
      addTail: async (value: unknown) => {
        const { id, count } = value as { id: string; count: number }
        await append(id, typed(first, count))
      },
    },
  }
}
