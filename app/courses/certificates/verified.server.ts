import { eq } from "drizzle-orm"
import { certificates } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { CertificateContent } from "./content.ts"
import { CERTIFICATE } from "./write-certificate.server.ts"

/**
 * What the page of a code tells everybody of a certificate or declaration, as it was issued; null for codes of
 * anything else, and where only code and state are kept any more. Never the name.
 */
export const aboutCertificate = async (ctx: Ctx, { kind, id }: { kind: string; id: string }) => {
  if (kind !== CERTIFICATE) return null
  const [row] = await ctx.db
    .select({ content: certificates.content, sha256: certificates.sha256 })
    .from(certificates)
    .where(eq(certificates.id, id))
  const said = CertificateContent.safeParse(row?.content).data
  if (!row || !said) return null
  const { course, edition, minutes, threshold, days, number, kind: paper } = said
  return {
    ...{ kind: paper, number, course, minutes, threshold },
    edition: { number: edition.number, place: edition.place, mode: edition.mode },
    ...{ from: days[0] ?? "", until: days.at(-1) ?? "" },
    sha256: Buffer.from(row.sha256).toString("hex"),
  }
}
export type AboutCertificate = NonNullable<Awaited<ReturnType<typeof aboutCertificate>>>
