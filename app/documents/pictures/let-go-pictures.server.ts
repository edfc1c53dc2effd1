import { type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import type { Ctx } from "../../context.ts"
import { endFiles } from "../../files/remove-file.server.ts"

const DAY_MS = 86_400_000
/** How long a picture that was sent and put nowhere waits: its writer may be without a network. */
const WAITS_DAYS = 14
/** How often it is looked again whether anything needs a picture. */
const LOOKED_DAYS = 7
const BATCH = 500

type Parts = Pick<Ctx, "db" | "now">

/** The text, and the texts that were begun as copies of it and show its pictures. */
const readersOf = async ({ db }: Parts, documentId: string): Promise<SQL> => {
  const { rows } = await db.execute(
    sql`select doc_id from document_state where doc_id = ${documentId} or parent_id = ${documentId}`,
  )
  const ids = [documentId, ...rows.map((row) => String(row.doc_id))]
  return sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
}

/**
 * What still needs a picture: the text, a version whose words are kept, a change that is on its way, and the log,
 * from which any earlier moment can be read (an address stands in it letter by letter).
 */
const isNeededBy = (texts: SQL): SQL => sql`
  exists (select 1 from document_text t where t.doc_id in (${texts}) and position(a.address in t.json::text) > 0)
  or exists (select 1 from document_version v where v.doc_id in (${texts}) and v.content is not null
             and position(a.address in v.content::text) > 0)
  or exists (select 1 from document_edit e where e.doc_id in (${texts}) and e.applied_at is null
             and e.refused_at is null and position(a.address in e.payload::text) > 0)
  or exists (select 1 from document_state s where s.doc_id in (${texts}) and s.snapshot is not null
             and position(convert_to(a.address, 'UTF8') in s.snapshot) > 0)
  or exists (select 1 from document_update u where u.doc_id in (${texts})
             and position(convert_to(a.address, 'UTF8') in u.data) > 0)`

/** Of a text's pictures, lets those go that nothing needs. The text's row is locked meanwhile. */
const letGoOf = async (parts: Parts, documentId: string, waitedSince: Date): Promise<number> => {
  const { db, now } = parts
  await db.execute(sql`select id from document where id = ${documentId} for update`)
  const texts = await readersOf(parts, documentId)
  const { rows } = await db.execute(sql`
    delete from document_picture p using (
      select f.id, '/files/' || f.code as address from file f
        join document_picture own on own.file_id = f.id and own.document_id = ${documentId}
    ) a
    where a.id = p.file_id and p.document_id = ${documentId}
      and p.asked_at <= ${waitedSince.toISOString()}::timestamptz and not (${isNeededBy(texts)})
    returning p.file_id, p.narrow_file_id`)
  await db.execute(sql`
    update document_picture set checked_at = ${now.toISOString()}::timestamptz where document_id = ${documentId}`)
  const ids = rows.flatMap((row) => [row.file_id, row.narrow_file_id]).filter((id) => id !== null)
  if (ids.length === 0) return 0
  const list = JSON.stringify(ids)
  await endFiles(parts, sql`id in (select x::uuid from jsonb_array_elements_text(${list}::jsonb) x)`)
  return rows.length
}

/** Lets the pictures of a text go that nothing needs any more, without waiting: its history was erased. */
export const letGoAtOnce = (parts: Parts, documentId: string): Promise<number> =>
  letGoOf(parts, documentId, parts.now)

/**
 * Lets pictures go that no text, version or log needs; their bytes go with the sweep of files. Each text is looked
 * at once a week at most, in a transaction of its own; a second run finds nothing.
 * @returns how many went
 */
export const letGoPictures = async ({ db, now }: Parts): Promise<number> => {
  const waited = new Date(now.getTime() - WAITS_DAYS * DAY_MS)
  const looked = new Date(now.getTime() - LOOKED_DAYS * DAY_MS).toISOString()
  const { rows } = await db.execute(sql`
    select document_id from document_picture
     where asked_at <= ${waited.toISOString()}::timestamptz
       and (checked_at is null or checked_at <= ${looked}::timestamptz)
     group by document_id order by min(checked_at) nulls first limit ${BATCH}`)
  let gone = 0
  for (const { document_id } of rows)
    gone += await db.transaction((tx) =>
      letGoOf({ db: tx as unknown as Db, now }, String(document_id), waited),
    )
  return gone
}
