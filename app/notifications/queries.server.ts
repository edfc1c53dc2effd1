import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { noticePreferences, notices, quietHours, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { CHOOSABLE, kindOf, paceOf } from "./kinds.ts"
import { USUAL_QUIET } from "./quiet.ts"

const PAGE = 30

/**
 * By kind of subject, the condition that the reader may still know of the row whose id stands in the SQL
 * given. A kind that is not listed is not shown.
 */
export type ReadableSubjects = { readonly [kind: string]: (id: SQL) => SQL }

const SUBJECT_ID = sql`notice.subject_id::uuid`

/** The entries whose policy, asked again now, still lets the person read them. */
const stillReadable = (readable: ReadableSubjects) =>
  or(
    isNull(notices.subjectKind),
    ...Object.entries(readable).map(
      ([kind, condition]) =>
        // The case keeps the ids of other kinds, which need not be uuids, from being read as such.
        sql`case when notice.subject_kind = ${kind} then ${condition(SUBJECT_ID)} else false end`,
    ),
  )

type Page = {
  readable: ReadableSubjects
  /** The code of the entry that the page before ended with. */
  after?: string | null
  unreadOnly?: boolean
  /** The code of a table. */
  table?: string | null
}

const columns = {
  ...{ id: notices.id, code: notices.code, kind: notices.kind, params: notices.params },
  ...{ createdAt: notices.createdAt, readAt: notices.readAt },
  table: { code: roundtables.code, name: roundtables.name, language: roundtables.language },
}

const shaped = <Row extends { kind: string; params: unknown }>({ params, ...row }: Row) => ({
  ...row,
  group: kindOf(row.kind).group,
  params: params as Record<string, string> | null,
})

/** One's own inbox, newest first, a page at a time. */
export const listNotices = async (ctx: Ctx, page: Page) => {
  const personId = found(ctx.actor.personId)
  const after = page.after
    ? sql`notice.id < (select a.id from notice a where a.code = ${page.after} and a.person_id = ${personId})`
    : undefined
  const rows = await ctx.db
    .select(columns)
    .from(notices)
    .leftJoin(roundtables, eq(roundtables.id, notices.roundtableId))
    .where(
      and(
        eq(notices.personId, personId),
        page.unreadOnly ? isNull(notices.readAt) : undefined,
        page.table ? eq(roundtables.code, page.table) : undefined,
        after,
        stillReadable(page.readable),
      ),
    )
    .orderBy(desc(notices.id))
    .limit(PAGE + 1)
  return {
    rows: rows.slice(0, PAGE).map(shaped),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.code ?? null) : null,
  }
}

/** An entry by the code in its mail's link, whoever asks: whose it is, and whether it can still be read. */
export const findNotice = async (ctx: Ctx, code: string, readable: ReadableSubjects) => {
  const [row] = await ctx.db
    .select({
      ...columns,
      personId: notices.personId,
      name: sql<string | null>`(select p.name from person p where p.id = notice.person_id)`,
      isReadable: sql<boolean>`${stillReadable(readable)}`,
    })
    .from(notices)
    .leftJoin(roundtables, eq(roundtables.id, notices.roundtableId))
    .where(eq(notices.code, code))
  return shaped(found(row))
}

/** What one chose about one's mail, presets where nothing was chosen. */
export const getPreferences = async (ctx: Ctx) => {
  const personId = found(ctx.actor.personId)
  const [chosen, [quiet]] = await Promise.all([
    ctx.db.select().from(noticePreferences).where(eq(noticePreferences.personId, personId)),
    ctx.db.select().from(quietHours).where(eq(quietHours.personId, personId)),
  ])
  const preferences = Object.fromEntries(chosen.map(({ kindGroup, pace }) => [kindGroup, pace]))
  const preset = ctx.settings.quietHours
  return {
    paces: CHOOSABLE.map((group) => ({ group, pace: paceOf(group, preferences) })),
    isQuiet: quiet ? quiet.quietFrom !== null : preset !== null,
    from: (quiet?.quietFrom ?? (preset ?? USUAL_QUIET).from) / 60,
    until: (quiet?.quietUntil ?? (preset ?? USUAL_QUIET).until) / 60,
  }
}
