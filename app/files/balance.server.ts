import { type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"

/** The key of the installation under which stands that the balance holds every file. */
const MARK = "file-balance"

/**
 * The statement that writes changes of the running total: rows are added, never changed, so that no upload waits
 * for another; the sweep folds them together.
 * @param changes a query for `owner_kind`, `files` and `bytes`, more or fewer
 */
export const balanced = (changes: SQL): SQL => sql`
  insert into file_balance (id, owner_kind, files, bytes)
  select gen_random_uuid(), c.owner_kind, sum(c.files), sum(c.bytes) from (${changes}) c group by c.owner_kind`

/**
 * Counts every live file once, in an installation that had files before it had a balance; nobody keeps or ends a
 * file meanwhile.
 */
export const beginBalance = async (db: Db): Promise<void> => {
  const known = () => db.execute(sql`select 1 from installation where key = ${MARK}`)
  if ((await known()).rows.length > 0) return
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table file in share row exclusive mode`)
    const { rows } = await tx.execute(sql`
      insert into installation (key, value) values (${MARK}, '{}') on conflict do nothing returning 1`)
    if (rows.length === 0) return
    await tx.execute(sql`delete from file_balance`)
    await tx.execute(
      balanced(sql`select owner_kind, 1 as files, size as bytes from file where removed_at is null`),
    )
  })
}

/** Folds the changes since the last time into one row for each kind of owner; exact while others write. */
export const foldBalance = async (db: Db): Promise<void> => {
  await beginBalance(db)
  await db.execute(sql`
    with old as (delete from file_balance returning owner_kind, files, bytes)
    insert into file_balance (id, owner_kind, files, bytes)
    select gen_random_uuid(), owner_kind, sum(files), sum(bytes) from old group by owner_kind
    having sum(files) <> 0 or sum(bytes) <> 0`)
}

/** How many bytes all live files hold, and those of one owner. */
export const bytesKept = async (db: Db, owner: { kind: string; id: string }) => {
  await beginBalance(db)
  const { rows } = await db.execute(sql`
    select (select coalesce(sum(bytes), 0)::float8 from file_balance) as installation,
           (select coalesce(sum(size), 0)::float8 from file
             where owner_kind = ${owner.kind} and owner_id = ${owner.id} and removed_at is null) as owner`)
  return { installation: Number(rows[0]?.installation), owner: Number(rows[0]?.owner) }
}
