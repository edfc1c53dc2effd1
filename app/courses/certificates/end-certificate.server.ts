import { eq } from "drizzle-orm"
import { certificates } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { issueCode, replaceCode, revokeCode } from "../../records/issue-code.server.ts"
import { lockEdition } from "../edition-lock.server.ts"
import type { EndCertificate } from "./input.ts"
import {
  preparedEdition,
  recipientsOf,
  tellOfPaper,
  versionOf,
  writingOf,
} from "./issue-certificates.server.ts"
import { refuseReplace, refuseRevoke } from "./policy.ts"
import { CERTIFICATE, type Speak, takeNumbers, writeCertificate, yearOf } from "./write-certificate.server.ts"

type End = Pick<EndCertificate, "certificateCode" | "reason">

/** The edition of a paper: its lock comes first, as for everything that concerns its papers. */
const editionOf = async (ctx: TxCtx, code: string): Promise<string> => {
  const [row] = await ctx.db
    .select({ id: certificates.editionId })
    .from(certificates)
    .where(eq(certificates.code, code))
  return found(row).id
}

const lockCertificate = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(certificates)
    .where(eq(certificates.code, code))
    .for("no key update")
  return found(row)
}

const endNow = (ctx: TxCtx, id: string, reason: string) =>
  ctx.db
    .update(certificates)
    .set({ endedAt: ctx.now, endReason: reason, endedById: ctx.actor.personId, differsAt: null })
    .where(eq(certificates.id, id))

/**
 * Revokes a paper for good, with its reason: the person is told it, and the public page says since when.
 * @throws forbidden unless course coordinator, and for one that is over
 */
export const revokeCertificate = (ctx: Ctx, { certificateCode: code, reason }: End, speak: Speak) =>
  transact(ctx, async (ctx) => {
    const edition = await lockEdition(ctx, { id: await editionOf(ctx, code) })
    const paper = await lockCertificate(ctx, code)
    refuse(refuseRevoke(ctx.actor, paper))
    await endNow(ctx, paper.id, reason)
    // The reason may speak of a person: what everybody reads is only who did it.
    await revokeCode(ctx, paper.verificationId, speak(paper.language)("certificates.public.revoked"))
    await record(ctx, {
      ...{ action: "certificate.revoked", subject: { kind: CERTIFICATE, id: paper.id } },
      ...{ roundtableId: edition.roundtableId, values: { reason } },
    })
    const version = versionOf(paper.year, paper.number)
    await tellOfPaper(ctx, edition, paper.enrolmentId, {
      event: "certificate_revoked",
      code,
      version,
      reason,
    })
  })

/**
 * Issues a paper anew from the register as it is now, under another number and code; each of the two leads to the
 * other. One that was revoked by mistake gets a new one too, and stays revoked.
 * @returns the address of the new one
 * @throws forbidden unless course coordinator; conflict when the register gives no paper any more, and when there is
 * another one already
 */
export const replaceCertificate = (
  ctx: Ctx,
  { certificateCode: code, reason }: End,
  speak: Speak,
): Promise<string> =>
  transact(ctx, async (ctx) => {
    const prepared = await preparedEdition(ctx, { id: await editionOf(ctx, code) })
    const { edition, facts } = prepared
    const paper = await lockCertificate(ctx, code)
    refuse(refuseReplace(ctx.actor, paper, facts))
    const [to] = await recipientsOf(ctx, prepared, paper.enrolmentId)
    if (!to) throw conflict("certificates.errors.nothing_due")
    const isLive = paper.endedAt === null
    const said = speak(paper.language)("certificates.public.replaced")
    if (isLive) await endNow(ctx, paper.id, reason)
    const year = yearOf(ctx.now)
    const number = await takeNumbers(ctx, year, 1)
    const writing = await writingOf(ctx, prepared, speak)
    const issued = await writeCertificate(ctx, writing, to, number, (ask) =>
      isLive ? replaceCode(ctx, paper.verificationId, said, ask) : issueCode(ctx, ask),
    )
    await ctx.db.update(certificates).set({ replacedById: issued.id }).where(eq(certificates.id, paper.id))
    await record(ctx, {
      ...{ action: "certificate.replaced", subject: { kind: CERTIFICATE, id: paper.id } },
      ...{ roundtableId: edition.roundtableId, values: { reason } },
    })
    const version = versionOf(year, number)
    await tellOfPaper(ctx, edition, paper.enrolmentId, {
      ...{ event: "certificate_replaced", code: issued.code, version, reason },
    })
    return issued.code
  })
