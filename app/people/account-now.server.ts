import { type SQL, sql } from "drizzle-orm"

/** The account that somebody has today, in a statement: of one that was joined to another, the one that lives on. */
export const accountNow = (personId: SQL): SQL<string | null> => sql<string | null>`(
  with recursive way as (
    select p.id, p.merged_into_id from person p where p.id = ${personId}
    union all select p.id, p.merged_into_id from person p join way on p.id = way.merged_into_id)
  select way.id from way where way.merged_into_id is null)`
