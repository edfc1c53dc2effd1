import { sql } from "drizzle-orm"
import { type Ctx, transact } from "../../context.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { writeVersion } from "./write-version.server.ts"

/** A text that nobody changed for so long has ended a session of work. */
const QUIET_MINUTES = 10
/** A text that is being written has grown by so many passages, and by this share of it, since its last version. */
const GROWN_BY = 5
const GROWN_SHARE = 0.3
/** So many at a time: the next round takes the rest. */
const MOST = 50

/**
 * Whether more than 30 % of the passages of a text are in no version: what is taken out of it little by little is
 * then in its last version, whoever takes out how much at a time. A passage is known by its id.
 */
const HAS_GROWN = sql`(
  select count(*) filter (where known.id is null) >= ${GROWN_BY}
         and count(*) filter (where known.id is null) > count(*) * ${GROWN_SHARE}::float8
    from jsonb_array_elements(t.json -> 'content') block
    left join (select distinct kept -> 'attrs' ->> 'id' as id
                 from jsonb_array_elements(last.content -> 'content') kept) known
      on known.id = block -> 'attrs' ->> 'id'
   where block ? 'content')`

/**
 * Keeps a version of each text whose session of work has ended since its last one, and of those that have grown a
 * great deal while they are being written. Cost: texts written within the last two days, by index; those with a
 * newer version are passed over, and only what is being written now is compared with its last version.
 * @returns how many versions were written
 */
export const keepAutomaticVersions = async (ctx: Ctx): Promise<number> => {
  const { rows } = await ctx.db.execute(sql`
    select d.code from document_text t join document d on d.id = t.doc_id
      left join lateral (
        select v.content from document_version v where v.doc_id = t.doc_id and v.content is not null
         order by v.number desc limit 1) last on true
     where t.written_at > now() - interval '2 days' and d.deleted_at is null and t.words > 0
       and not exists (select 1 from document_version v
                        where v.doc_id = t.doc_id and (v.epoch, v.seq) >= (t.epoch, t.seq))
       and case when t.written_at <= now() - make_interval(mins => ${QUIET_MINUTES}) then true else ${HAS_GROWN} end
     order by t.written_at limit ${MOST}`)
  let written = 0
  for (const { code } of rows)
    await transact(ctx, async (tx) => {
      const { paper } = await lockPaper(tx, String(code))
      const version = await writeVersion(tx, paper, { kind: "automatic" })
      if (version?.isNew) written += 1
    })
  return written
}
