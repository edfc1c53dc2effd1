import { and, eq, isNull } from "drizzle-orm"
import { attestations, meetings, roundtables, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { printedCode } from "../../records/verification-code.ts"
import type { ConvocationQuestion } from "../convocation-pdf.server.ts"
import type { Speak } from "../send-convocation.server.ts"
import { refuseConduct } from "../session/policy.ts"
import { openSession } from "../session/queries.server.ts"
import { attendedMeeting } from "./attended.server.ts"
import { refuseIssue } from "./attested.ts"
import { AttestationContent } from "./content.ts"
import { attestationQuestion } from "./paper.server.ts"

const issuedOf = (ctx: Ctx, meetingId: string) =>
  ctx.db
    .select({
      ...{ code: attestations.code, personId: attestations.personId, noteId: attestations.noteId },
      ...{ issuedAt: attestations.issuedAt, verification: verificationCodes.code },
    })
    .from(attestations)
    .innerJoin(verificationCodes, eq(verificationCodes.id, attestations.verificationId))
    .where(and(eq(attestations.meetingId, meetingId), isNull(attestations.replacedAt)))

/**
 * Who was at a meeting with their attestations: everybody for who conducts, oneself for anybody else.
 * @throws not_found; forbidden for who is no member
 */
export const getAttestations = async (ctx: Ctx, code: string) => {
  const { meeting, facts } = await openSession(ctx, code)
  const mayIssueAll = refuseConduct(ctx.actor, meeting.roundtableId) === null
  const [attended, issued] = await Promise.all([attendedMeeting(ctx, meeting.id), issuedOf(ctx, meeting.id)])
  const { personId } = ctx.actor
  return {
    ...{ ...facts, mayIssueAll, refusal: refuseIssue(meeting.state) },
    people: attended
      .filter((one) => mayIssueAll || (personId !== null && one.personId === personId))
      .map(({ personId: own, noteId, ...one }) => {
        const paper = issued.find((row) => (own ? row.personId === own : row.noteId === noteId))
        return {
          ...{ ...one, isOwn: own !== null && own === personId },
          paper: paper
            ? { code: paper.code, issuedAt: paper.issuedAt, verification: printedCode(paper.verification) }
            : null,
        }
      }),
  }
}

/** An attestation, and what it says to be written as PDF. @throws not_found for who is neither named in it nor conducts the table */
export const askAttestation = async (ctx: Ctx, code: string, speak: Speak) => {
  const [row] = await ctx.db
    .select({ attestation: attestations, verification: verificationCodes.code, roundtable: roundtables })
    .from(attestations)
    .innerJoin(verificationCodes, eq(verificationCodes.id, attestations.verificationId))
    .innerJoin(meetings, eq(meetings.id, attestations.meetingId))
    .innerJoin(roundtables, eq(roundtables.id, attestations.roundtableId))
    .where(eq(attestations.code, code))
  const { attestation, verification, roundtable } = found(row)
  const isOwn = ctx.actor.personId !== null && attestation.personId === ctx.actor.personId
  if (!isOwn && refuseConduct(ctx.actor, roundtable.id)) found(null)
  const question: ConvocationQuestion = attestationQuestion(speak(attestation.language), {
    ...{ content: AttestationContent.parse(attestation.content), language: attestation.language },
    ...{ issuedAt: attestation.issuedAt, isDemo: ctx.settings.demo, code: printedCode(verification) },
    isReplaced: attestation.replacedAt !== null,
    address: `${ctx.settings.publicUrl}/verify/${verification}`,
  })
  return { attestation, question }
}
