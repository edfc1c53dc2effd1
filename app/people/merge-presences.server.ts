import { sql } from "drizzle-orm"
import { record } from "../audit/record.server.ts"
import type { TxCtx } from "../context.ts"

type Ids = { survivorId: string; mergedId: string }

/**
 * Locks the meetings of which both accounts hold something. Rolls are kept and attestations issued under that lock,
 * and before any lock on a person: a merge takes the two in the same order.
 */
export const lockMeetingsOf = async (ctx: TxCtx, { survivorId, mergedId }: Ids): Promise<void> => {
  const of = (personId: string) => sql`(
    select c.meeting_id from presence p join meeting_call c on c.id = p.call_id where p.person_id = ${personId}
    union select c.meeting_id from announcement n join meeting_call c on c.id = n.call_id where n.person_id = ${personId}
    union select a.meeting_id from attestation a where a.person_id = ${personId})`
  await ctx.db.execute(sql`
    select 1 from meeting where id in ${of(survivorId)} and id in ${of(mergedId)} order by id for no key update`)
}

type Beside = { id: string; callId: string; from: string; until: string | null }

/** Stays of both accounts beside the table that overlap in one call, each list of them one stay in truth. */
const doubledStays = async (ctx: TxCtx, { survivorId, mergedId }: Ids): Promise<Beside[][]> => {
  const { rows } = await ctx.db.execute(sql`
    select p.id, p.call_id as "callId", p.from_at as "from", p.until_at as "until" from presence p
     where p.person_id in (${survivorId}, ${mergedId}) and p.seat_id is null and p.replaced_at is null
       and exists (select 1 from presence o where o.call_id = p.call_id and o.id <> p.id and o.seat_id is null
             and o.person_id in (${survivorId}, ${mergedId}) and o.replaced_at is null
             and o.from_at < coalesce(p.until_at, 'infinity') and p.from_at < coalesce(o.until_at, 'infinity'))
     order by p.call_id, p.from_at, p.id`)
  const groups: Beside[][] = []
  let reach = Number.NEGATIVE_INFINITY
  for (const row of rows as Beside[]) {
    const last = groups.at(-1)
    const until = row.until === null ? Number.POSITIVE_INFINITY : new Date(row.until).getTime()
    const isSame = last?.[0]?.callId === row.callId && new Date(row.from).getTime() < reach
    if (isSame) last?.push(row)
    else groups.push([row])
    reach = isSame ? Math.max(reach, until) : until
  }
  return groups
}

/** Whoever was put down beside the table with both accounts was there once, from the first coming to the last going. */
const joinStays = async (ctx: TxCtx, ids: Ids) => {
  for (const group of await doubledStays(ctx, ids)) {
    const all = sql`(select jsonb_array_elements_text(${JSON.stringify(group.map(({ id }) => id))}::jsonb)::uuid)`
    const made = crypto.randomUUID()
    await ctx.db.execute(sql`
      update presence set replaced_at = ${ctx.now.toISOString()}, correction = 'merged' where id in ${all}`)
    await ctx.db.execute(sql`
      insert into presence (id, roundtable_id, call_id, quality, person_id, is_remote, identity, from_at, until_at,
             exit, confirmed_by_id)
      select ${made}, f.roundtable_id, f.call_id, f.quality, ${ids.survivorId}, f.is_remote, f.identity, f.from_at,
             l.until_at, l.exit, f.confirmed_by_id
        from (select * from presence where id in ${all} order by from_at, id limit 1) f,
             (select * from presence where id in ${all} order by until_at desc nulls first, id limit 1) l`)
    await ctx.db.execute(sql`update presence set replaced_by_id = ${made} where id in ${all}`)
  }
}

/** Who announced themselves with both accounts did so once. */
const moveAnnouncements = async (ctx: TxCtx, { survivorId, mergedId }: Ids) => {
  await ctx.db.execute(sql`
    delete from announcement m using announcement o
     where m.person_id = ${mergedId} and o.person_id = ${survivorId} and o.call_id = m.call_id`)
  await ctx.db.execute(sql`update announcement set person_id = ${survivorId} where person_id = ${mergedId}`)
}

/**
 * Of two live attestations of one meeting the survivor's stands, and the code of the other leads to it; a roll that
 * says more than it is attested anew, in its place.
 */
const moveAttestations = async (ctx: TxCtx, { survivorId, mergedId }: Ids) => {
  const { rows } = await ctx.db.execute(sql`
    update attestation m set replaced_at = ${ctx.now.toISOString()} from attestation o
     where m.person_id = ${mergedId} and m.replaced_at is null and o.person_id = ${survivorId}
       and o.meeting_id = m.meeting_id and o.replaced_at is null
    returning m.verification_id as id, o.verification_id as by, m.roundtable_id as "roundtableId"`)
  for (const { id, by, roundtableId } of rows as { id: string; by: string; roundtableId: string }[]) {
    await ctx.db.execute(sql`
      update verification_code set status = 'replaced', status_at = ${ctx.now.toISOString()}, replaced_by_id = ${by}
       where id = ${id} and status = 'valid'`)
    await record(ctx, { action: "code.replaced", subject: { kind: "verification_code", id }, roundtableId })
  }
  await ctx.db.execute(sql`update attestation set person_id = ${survivorId} where person_id = ${mergedId}`)
}

/**
 * Where the merged account was, the survivor was: its presences, announcements and attestations go over, and what both
 * have of one sitting stands once. What was counted does not change: a seat's presence stays as it is.
 * @returns how many presences went over
 */
export const mergePresences = async (ctx: TxCtx, ids: Ids): Promise<number> => {
  await joinStays(ctx, ids)
  await moveAnnouncements(ctx, ids)
  await moveAttestations(ctx, ids)
  const { rows } = await ctx.db.execute(
    sql`update presence set person_id = ${ids.survivorId} where person_id = ${ids.mergedId} returning id`,
  )
  return rows.length
}
