import canonicalize from "canonicalize"
import { eq } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { certificates, enrolments, fundingBlocks, verificationCodes } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { fundingOnPaper } from "../../records/funding-paper.server.ts"
import { CertificateContent } from "./content.ts"
import { certificateQuestion } from "./paper.server.ts"
import { refuseReadCertificate } from "./policy.ts"
import type { Speak } from "./write-certificate.server.ts"

const successor = alias(certificates, "successor")

/** A paper with the state of its code, for who may read it. @throws not_found for everybody else */
export const findCertificate = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ paper: certificates, personId: enrolments.personId, successor: successor.code },
      ...{ verification: verificationCodes.code, status: verificationCodes.status },
    })
    .from(certificates)
    .innerJoin(enrolments, eq(enrolments.id, certificates.enrolmentId))
    .innerJoin(verificationCodes, eq(verificationCodes.id, certificates.verificationId))
    .leftJoin(successor, eq(successor.id, certificates.replacedById))
    .where(eq(certificates.code, code))
  const one = found(row)
  if (refuseReadCertificate(ctx.actor, one)) found(null)
  return { ...one, isOwn: ctx.actor.personId === one.personId }
}

const fundingFor = async (ctx: Ctx, { funding, language }: CertificateContent, speak: Speak) => {
  const [said] = funding
  if (!said) return { blocks: [], pictures: {} }
  const [block] = await ctx.db
    .select({ id: fundingBlocks.id })
    .from(fundingBlocks)
    .where(eq(fundingBlocks.code, said.code))
  // Words as they were issued; logos are the block's, which the paper keeps once it is written.
  return fundingOnPaper(ctx, block ? [{ ...said, id: block.id }] : [], { t: speak(language), language })
}

/** A paper, and what it says to be written as PDF. @throws not_found for who may not read it, and once it was purged */
export const askCertificate = async (ctx: Ctx, code: string, speak: Speak) => {
  const one = await findCertificate(ctx, code)
  const { paper, status, verification } = one
  const content = CertificateContent.parse(found(paper.content))
  const question = certificateQuestion(speak(paper.language), {
    ...{ content, status, issuedAt: paper.issuedAt, isDemo: ctx.settings.demo },
    ...{ canonical: canonicalize(content) ?? "", sha256: Buffer.from(paper.sha256).toString("hex") },
    address: `${ctx.settings.publicUrl}/verify/${verification}`,
    funding: await fundingFor(ctx, content, speak),
  })
  return { paper, question }
}
