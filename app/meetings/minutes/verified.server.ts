import { and, eq } from "drizzle-orm"
import {
  meetingMinutes,
  minutesExtracts,
  minutesPublications,
  papers,
  rectifications,
  verificationCodes,
} from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { frozenContent } from "./export/digest-of.server.ts"
import { MINUTES } from "./life/load-life.server.ts"
import { acceptedRectifications } from "./rectify/accepted.server.ts"

type About = {
  /** Digest of the content. */
  sha256: string
  /** The code of the verbale that it is of; null for a verbale itself, and for one that had none yet. */
  of: string | null
  /** Where everybody reads it. */
  page: string | null
  rectified: { number: number; decidedAt: Date; verification: string }[]
}
const NOTHING = { of: null, page: null, rectified: [] } satisfies Omit<About, "sha256">
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")

const ofMinutes = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({ minutes: meetingMinutes, paper: papers })
    .from(meetingMinutes)
    .innerJoin(papers, eq(papers.id, meetingMinutes.documentId))
    .where(eq(meetingMinutes.id, id))
  if (!row) return null
  const [{ sha256 }, rectified] = await Promise.all([
    frozenContent(ctx, row),
    acceptedRectifications(ctx, id),
  ])
  // That there are rettifiche is for everybody; what they say may name people and stays with the verbale.
  return {
    ...{ ...NOTHING, sha256 },
    rectified: rectified.map(({ number, decidedAt, verification }) => ({ number, decidedAt, verification })),
  }
}

const ofRectification = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({ sha256: rectifications.sha256, of: verificationCodes.code })
    .from(rectifications)
    .innerJoin(
      verificationCodes,
      and(
        eq(verificationCodes.subjectKind, MINUTES),
        eq(verificationCodes.subjectId, rectifications.minutesId),
      ),
    )
    .where(eq(rectifications.id, id))
    .limit(1)
  return row?.sha256 ? { ...NOTHING, sha256: hex(row.sha256), of: row.of } : null
}

const ofExtract = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({ sha256: minutesExtracts.sha256, of: verificationCodes.code })
    .from(minutesExtracts)
    .leftJoin(
      verificationCodes,
      and(
        eq(verificationCodes.subjectKind, MINUTES),
        eq(verificationCodes.subjectId, minutesExtracts.minutesId),
      ),
    )
    .where(eq(minutesExtracts.id, id))
    .limit(1)
  return row?.sha256 ? { ...NOTHING, sha256: hex(row.sha256), of: row.of } : null
}

const ofPublication = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({ sha256: minutesPublications.sha256, code: meetingMinutes.code, of: verificationCodes.code })
    .from(minutesPublications)
    .innerJoin(meetingMinutes, eq(meetingMinutes.id, minutesPublications.minutesId))
    .leftJoin(
      verificationCodes,
      and(eq(verificationCodes.subjectKind, MINUTES), eq(verificationCodes.subjectId, meetingMinutes.id)),
    )
    .where(eq(minutesPublications.id, id))
    .limit(1)
  if (!row?.sha256) return null
  return { ...NOTHING, sha256: hex(row.sha256), of: row.of, page: `/published-minutes/${row.code}` }
}

/** What the page of a code tells of a verbale, or of what came out of one; null for codes of anything else. */
export const aboutMinutes = async (
  ctx: Ctx,
  { kind, id }: { kind: string; id: string },
): Promise<About | null> => {
  if (kind === MINUTES) return ofMinutes(ctx, id)
  if (kind === "minutes_rectification") return ofRectification(ctx, id)
  if (kind === "minutes_extract") return ofExtract(ctx, id)
  return kind === "minutes_publication" ? ofPublication(ctx, id) : null
}
