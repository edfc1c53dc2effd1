import { sql } from "drizzle-orm"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { type LinkTarget, linked, unlinked } from "../../links/linked.server.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { indexPaper } from "../index-paper.server.ts"
import { type Pointer, pointersIn } from "./pointers.ts"
import { targetsOf } from "./resolve.server.ts"
import { tellMentioned } from "./tell-mentioned.server.ts"

const LOCK = 7_483_229_047
/** Raised when more is followed than before: every text is then read anew, once. */
const MARK = "links-1"

type Written = {
  id: string
  code: string
  title: string
  roundtableId: string
  epoch: number
  seq: number
  lastSeq: number
  json: StoredNode
  isDeleted: boolean
}

const COLUMNS = sql`t.doc_id as id, d.code, d.title, d.roundtable_id as "roundtableId", t.epoch, t.seq,
  coalesce(s.seq, 0) as "lastSeq", t.json, d.deleted_at is not null as "isDeleted"`
const TABLES = sql`document_text t join document d on d.id = t.doc_id
  left join link_source s on s.kind = 'document' and s.source_id = t.doc_id`

const read = (row: Record<string, unknown>): Written =>
  ({ ...row, seq: Number(row.seq), lastSeq: Number(row.lastSeq) }) as Written

const baseOf = (publicUrl: string) => publicUrl.replace(/\/+$/, "")

const pointersOf = ({ isDeleted, json, code }: Written, publicUrl: string) =>
  isDeleted ? [] : pointersIn(json, { code, base: baseOf(publicUrl) })

/** Writes down what a text points to as it reads now. */
const follow = async (db: Ctx["db"], text: Written, publicUrl: string): Promise<LinkTarget[]> => {
  const { id, epoch, seq } = text
  const pointers = pointersOf(text, publicUrl)
  const targets = await targetsOf({ db }, pointers)
  await linked({ db }, { kind: "document", id }, targets, { version: `${epoch}.${seq}`, seq })
  return targets
}

const countPeople = (things: readonly { kind: string; id: string }[]) =>
  new Set(things.filter(({ kind }) => kind === "person").map(({ id }) => id)).size

const namesSomebodyGone = (pointers: readonly Pointer[], targets: readonly LinkTarget[]): boolean =>
  countPeople(pointers.map(({ target }) => ({ kind: target.kind, id: target.code }))) > countPeople(targets)

/** And tells whoever it mentions for the first time. */
const followAndTell = async (ctx: TxCtx, text: Written): Promise<void> => {
  const targets = await follow(ctx.db, text, ctx.settings.publicUrl)
  // Somebody erased between the writing and now left no link by which the text would be indexed without them.
  if (namesSomebodyGone(pointersOf(text, ctx.settings.publicUrl), targets)) await indexPaper(ctx, text.id)
  await tellMentioned(ctx, text, targets, { after: text.lastSeq, until: text.seq })
}

const IS_STALE = sql`s.version is distinct from t.epoch || '.' || t.seq`

/**
 * Texts written since the last time, a while before included: a slow commit comes after a faster one. It looks at
 * every text of that while, so it is asked once for many.
 */
const listStale = async (
  ctx: Pick<Ctx, "db">,
  limit: number,
): Promise<{ id: string; writtenAt: string }[]> => {
  const { rows } = await ctx.db.execute(sql`
    with followed as (select coalesce((select (value->>'at')::timestamptz - interval '10 minutes'
      from installation where key = ${MARK}), '-infinity') as until)
    select t.doc_id as id, to_json(t.written_at)#>>'{}' as "writtenAt" from ${TABLES}, followed
     where t.written_at > followed.until and ${IS_STALE}
     order by t.written_at limit ${limit}`)
  return rows.map((row) => ({ id: String(row.id), writtenAt: String(row.writtenAt) }))
}

/** The text, if its links are still not known: another process may have been quicker. */
const readStale = async (ctx: Pick<Ctx, "db">, id: string): Promise<Written | null> => {
  const { rows } = await ctx.db.execute(
    sql`select ${COLUMNS} from ${TABLES} where t.doc_id = ${id} and ${IS_STALE}`,
  )
  return rows[0] ? read(rows[0]) : null
}

const markFollowed = async (ctx: Pick<Ctx, "db">, at: string) => {
  await ctx.db.execute(sql`
    insert into installation (key, value) values (${MARK}, jsonb_build_object('at', ${at}::text))
    on conflict (key) do update set value = excluded.value, changed_at = now()`)
}

/** Whether a text was written whose links are not known yet: asked often, and cheap. */
export const hasStaleLinks = async (ctx: Pick<Ctx, "db">): Promise<boolean> =>
  (await listStale(ctx, 1)).length > 0

const BUSY = Symbol("another process follows")

/** Follows one text, alone; why it could not be, or null. It is tried again when the text changes. */
const followOne = (ctx: Ctx, id: string): Promise<string | null | typeof BUSY> =>
  transact(ctx, async (ctx) => {
    const { rows } = await ctx.db.execute(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`)
    if (!rows[0]?.mine) return BUSY
    const text = await readStale(ctx, id)
    if (!text) return null
    return ctx.db
      .transaction((tx) => followAndTell({ ...ctx, db: tx as unknown as Ctx["db"] }, text))
      .then(() => null)
      .catch(async (error) => {
        const source = { kind: "document", id }
        await linked(ctx, source, [], { version: `${text.epoch}.${text.seq}`, seq: text.lastSeq })
        return `${id}: ${error}`
      })
  })

/**
 * Follows texts that were written since the last time: what each points to, and whom to tell. Each has a short
 * transaction of its own, in one process at a time; a text that cannot be followed holds up no other.
 * @returns how many texts it looked at
 */
export const followLinks = async (ctx: Ctx, limit = 200): Promise<number> => {
  const stale = await listStale(ctx, limit)
  const failed: string[] = []
  for (const { id } of stale) {
    const reason = await followOne(ctx, id)
    // The other one says how far it came.
    if (reason === BUSY) return 0
    if (reason) failed.push(reason)
  }
  const last = stale.at(-1)
  if (last) await markFollowed(ctx, last.writtenAt)
  if (failed.length > 0) throw new Error(`links not followed: ${failed.join("; ").slice(0, 500)}`)
  return stale.length
}

const PAGE = 50

const textsAfter = async (db: Ctx["db"], after: string | null): Promise<Written[]> => {
  const { rows } = await db.execute(sql`
    select ${COLUMNS} from ${TABLES} where ${after}::uuid is null or t.doc_id > ${after}::uuid
     order by t.doc_id limit ${PAGE}`)
  return rows.map(read)
}

/**
 * Makes all links of documents anew from their texts, one short transaction for each, while writing goes on. Nobody
 * is told anything; doing it twice changes nothing.
 * @returns how many texts it read
 */
export const rebuildLinks = async (db: Ctx["db"], publicUrl: string): Promise<number> => {
  let count = 0
  let after: string | null = null
  for (;;) {
    const texts = await textsAfter(db, after)
    for (const text of texts)
      await db.transaction((tx) => follow(tx as unknown as Ctx["db"], text, publicUrl))
    count += texts.length
    after = texts.at(-1)?.id ?? null
    if (texts.length < PAGE) break
  }
  await forgetUnwritten(db)
  return count
}

/** What was kept of texts that are not there any more. */
const forgetUnwritten = async (db: Ctx["db"]) => {
  const { rows } = await db.execute(sql`
    select distinct l.from_id as id from link l
     where l.from_kind = 'document' and not exists (select 1 from document_text t where t.doc_id = l.from_id)`)
  for (const { id } of rows) await unlinked({ db }, { kind: "document", id: String(id) })
}
