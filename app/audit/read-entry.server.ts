import { sql } from "drizzle-orm"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { contentDigest, hexOf, valueDigest } from "./digests.server.ts"
import { refuseReadLog, refuseReadValues } from "./policy.ts"
import { record } from "./record.server.ts"
import { AT_UTC } from "./seal.server.ts"

/** How a value stands to its digest. */
export type ValueState = "holds" | "wrong" | "erased" | "missing"

type Side = {
  fields: Record<string, string>
  salt: Uint8Array
  values: Record<string, unknown>
  isErased: boolean
}

const stateOf = (name: string, { fields, salt, values, isErased }: Side): ValueState => {
  if (!(name in values)) return isErased ? "erased" : "missing"
  return fields[name] === valueDigest(salt, values[name]) ? "holds" : "wrong"
}

const valuesOf = (side: Side) =>
  [...new Set([...Object.keys(side.fields), ...Object.keys(side.values)])].map((name) => {
    const value = side.values[name]
    return {
      name,
      value: value === null || value === undefined ? null : String(value),
      state: stateOf(name, side),
    }
  })

const selectEntry = async (ctx: Ctx, id: number) => {
  const { rows } = await ctx.db.execute(sql`
    select e.*, e.transaction::text as transaction_number, ${AT_UTC} as at_utc, v.values, v.erased_at,
           p.name as actor, r.code, r.name, r.language, o.name as acting_for, o.language as acting_language
      from audit_entry e
      left join audit_value v on v.entry_id = e.id
      left join person p on p.id = e.actor_id
      left join roundtable r on r.id = e.roundtable_id
      left join organisation o on o.id = e.acting_for_id
     where e.id = ${id}`)
  return found(rows[0])
}

const contentOf = (row: Record<string, unknown>) => ({
  actorId: row.actor_id as string | null,
  actingForId: row.acting_for_id as string | null,
  action: String(row.action),
  subjectKind: String(row.subject_kind),
  subjectId: String(row.subject_id),
  roundtableId: row.roundtable_id as string | null,
  requestId: row.request_id as string | null,
  fields: row.fields,
})

/**
 * One entry with its values, each checked against its digest. Values are what people typed, so that who read
 * them stays in the log too.
 * A data-protection officer sees the fields and whether they hold, not what they say.
 * @throws forbidden, not_found
 */
export const readEntry = (ctx: Ctx, id: number) =>
  transact(ctx, async (ctx) => {
    refuse(refuseReadLog(ctx.actor))
    const row = await selectEntry(ctx, id)
    const content = contentOf(row)
    const salt = row.salt as Uint8Array
    const side = { fields: row.fields as Record<string, string>, salt, isErased: row.erased_at !== null }
    const values = valuesOf({ ...side, values: (row.values ?? {}) as Record<string, unknown> })
    const isHidden = refuseReadValues(ctx.actor) !== null
    if (!isHidden && values.some(({ value }) => value !== null))
      await record(ctx, { action: "log.entry-read", subject: { kind: "log-entry", id: String(id) } })
    return {
      ...content,
      id: Number(row.id),
      seq: row.sealed_seq === null ? null : Number(row.sealed_seq),
      at: String(row.at_utc),
      actor: row.actor as string | null,
      actingFor: row.acting_for
        ? { name: String(row.acting_for), language: String(row.acting_language) }
        : null,
      roundtable: row.code
        ? { code: String(row.code), name: String(row.name), language: String(row.language) }
        : null,
      digest: hexOf(row.content_sha256 as Uint8Array),
      link: row.chain_sha256 ? hexOf(row.chain_sha256 as Uint8Array) : null,
      contentHolds: hexOf(contentDigest(salt, content)) === hexOf(row.content_sha256 as Uint8Array),
      erasedAt: row.erased_at ? new Date(row.erased_at as string).toISOString() : null,
      isHidden,
      values: isHidden ? values.map((one) => ({ ...one, value: null })) : values,
    }
  })
