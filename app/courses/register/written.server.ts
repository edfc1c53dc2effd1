import { createHash } from "node:crypto"
import { and, asc, inArray, isNull } from "drizzle-orm"
import { registerBreaks, registerEntries, registerExcuses } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { lacksExit, type Stay, staysOf } from "./presence.ts"

type Reading = Pick<Ctx, "db">
/** Whose presence: of one enrolment, of some, or of everybody. */
type Whose = readonly string[] | null

/** What is written of people at some sessions and not withdrawn, by session and enrolment. */
export const writtenAt = async (ctx: Reading, sessionIds: readonly string[], whose: Whose = null) => {
  const sessions = [...sessionIds]
  const people = whose && [...whose]
  const entries =
    sessions.length === 0
      ? []
      : await ctx.db
          .select()
          .from(registerEntries)
          .where(
            and(
              ...[inArray(registerEntries.sessionId, sessions), isNull(registerEntries.withdrawnAt)],
              people ? inArray(registerEntries.enrolmentId, people) : undefined,
            ),
          )
          .orderBy(asc(registerEntries.at), asc(registerEntries.id))
  const excuses =
    sessions.length === 0
      ? []
      : await ctx.db
          .select()
          .from(registerExcuses)
          .where(
            and(
              inArray(registerExcuses.sessionId, sessions),
              people ? inArray(registerExcuses.enrolmentId, people) : undefined,
            ),
          )
  const placeOf = (one: { sessionId: string; enrolmentId: string }) => `${one.sessionId} ${one.enrolmentId}`
  const ofPlace = new Map<string, typeof entries>()
  for (const entry of entries) ofPlace.set(placeOf(entry), [...(ofPlace.get(placeOf(entry)) ?? []), entry])
  const excused = new Map(excuses.map((excuse) => [placeOf(excuse), excuse.reason]))
  return {
    entries,
    of: (sessionId: string, enrolmentId: string): { stays: Stay[]; excuse: string | null } => {
      const place = placeOf({ sessionId, enrolmentId })
      return { stays: staysOf(ofPlace.get(place) ?? []), excuse: excused.get(place) ?? null }
    },
  }
}

/** Who came in at a session and was never written out, as ids of enrolments. */
export const insideAt = async (ctx: Reading, sessionId: string): Promise<string[]> => {
  const written = await writtenAt(ctx, [sessionId])
  const people = new Set(written.entries.map(({ enrolmentId }) => enrolmentId))
  return [...people].filter((id) => lacksExit(written.of(sessionId, id).stays))
}

/** What is written of somebody at a session, as a form names it that was made from it. */
export const seenOf = (written: { stays: readonly Stay[]; excuse: string | null }): string =>
  createHash("sha256").update(JSON.stringify(written)).digest("base64url")

/** The breaks of some sessions, in their order. */
export const breaksOf = async (ctx: Reading, sessionIds: readonly string[]) =>
  sessionIds.length === 0
    ? []
    : ctx.db
        .select()
        .from(registerBreaks)
        .where(inArray(registerBreaks.sessionId, [...sessionIds]))
        .orderBy(asc(registerBreaks.startsAt))
