import { and, desc, eq, isNotNull } from "drizzle-orm"
import {
  meetingCalls,
  meetingMinutes,
  minutesPublications,
  roundtables,
  verificationCodes,
} from "#db/schema/index.ts"
import type { Ctx } from "../../../context.ts"
import type { ReadingNode } from "../../../documents/state/reading.ts"
import { found, refuse } from "../../../errors.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { printedCode } from "../../../records/verification-code.ts"
import { isMember } from "../../../roundtables/policy.ts"
import { refuseKeepMinutes } from "../policy.ts"
import { cardOf, findMinutes } from "../queries.server.ts"
import { acceptedRectifications } from "../rectify/accepted.server.ts"
import type { OmissionGround } from "./input.ts"
import { latestPublication, makePublic } from "./make-public.server.ts"
import { listOnlineAnnexes } from "./online-annexes.server.ts"
import { refusePublishMinutes, refuseWithdrawMinutes } from "./policy.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : "")

/** What everybody would read of a verbale and what is struck out of it, for who prepares it. @throws as `findMinutes`; forbidden */
export const getPublication = async (ctx: Ctx, code: string, speak: (language: string) => Translate) => {
  const all = await findMinutes(ctx, code)
  const { minutes, roundtable } = all
  refuse(refuseKeepMinutes(ctx.actor, minutes.roundtableId))
  const whyNot = refusePublishMinutes(ctx.actor, minutes, roundtable)
  const { publication, omissions } = await latestPublication(ctx, minutes.id)
  const made = whyNot === null ? await makePublic(ctx, all, omissions, speak(minutes.language)) : null
  return {
    ...{ ...cardOf(all), whyNot, mayWithdraw: refuseWithdrawMinutes(ctx.actor, minutes) === null },
    before: publication?.state === "withdrawn" ? publication.withdrawReason : null,
    marks: omissions.map(({ code: own, kind, words, ground, reason }) => ({
      ...{ code: own, kind: kind as "omit", words, reason, ground: ground as OmissionGround | null },
    })),
    made: made && {
      ...{ title: made.title, content: made.content, sha256: made.sha256, alone: made.alone },
      names: made.hidden.map(({ name }) => name),
    },
  }
}

/** The latest public version of a verbale. @throws not_found where there is none, and of a table that is not public */
export const publicRow = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ publication: minutesPublications, minutes: meetingMinutes, roundtable: roundtables },
      ...{ startsAt: meetingCalls.startsAt, verification: verificationCodes.code },
    })
    .from(minutesPublications)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesPublications.minutesId))
    .innerJoin(roundtables, eq(roundtables.id, minutesPublications.roundtableId))
    .innerJoin(meetingCalls, eq(meetingCalls.id, meetingMinutes.callId))
    .innerJoin(verificationCodes, eq(verificationCodes.id, minutesPublications.verificationId))
    .where(and(eq(meetingMinutes.code, code), isNotNull(minutesPublications.publishedAt)))
    .orderBy(desc(minutesPublications.number))
    .limit(1)
  const one = found(row)
  // As decisions and ballots: public as long as the table shows its work to everybody.
  if (one.roundtable.visibility !== "public" && !isMember(ctx.actor, one.roundtable.id)) found(null)
  return one
}

/**
 * The public version of a verbale, for everybody; taken back, only that it was and why.
 * @throws not_found where none was ever published
 */
export const getPublished = async (ctx: Ctx, code: string) => {
  const { publication, minutes, roundtable, startsAt, verification } = await publicRow(ctx, code)
  const [rectified, annexes] = await Promise.all([
    acceptedRectifications(ctx, minutes.id),
    listOnlineAnnexes(ctx, minutes.id),
  ])
  const card = {
    ...{ code, kind: minutes.kind as "sitting", number: `${minutes.number}/${minutes.year}`, startsAt },
    ...{ language: minutes.language, publishedAt: publication.publishedAt },
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
  }
  if (publication.state === "withdrawn")
    return {
      ...card,
      gone: { at: publication.withdrawnAt, reason: publication.withdrawReason ?? "" },
      text: null,
    }
  return {
    ...{ ...card, gone: null },
    text: {
      ...{ title: publication.title ?? "", content: publication.content as ReadingNode },
      table: publication.tableName ?? roundtable.name,
      ...{ sha256: hex(publication.sha256), original: hex(publication.originalSha256) },
      ...{ omitted: publication.omitted as Record<string, number>, verification: printedCode(verification) },
      annexes,
      rectified: rectified.map(({ number, decidedAt, verification: own }) => ({
        ...{ number, decidedAt, verification: own },
      })),
    },
  }
}
export type Published = Awaited<ReturnType<typeof getPublished>>
