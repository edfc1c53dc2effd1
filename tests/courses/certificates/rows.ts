import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { CERTIFICATE_FORMAT, type CertificateContent } from "#app/courses/certificates/content.ts"
import { codeOf } from "#app/records/verification-code.ts"
import type { Db } from "#db/client.server.ts"
import { certificates, verificationCodes } from "#db/schema/index.ts"
import type { EnrolmentRow } from "#tests/support/courses.ts"

/** What a certificate of a course of sixteen hours says. */
export const contentWith = (over: Partial<CertificateContent> = {}): CertificateContent => ({
  ...{
    format: CERTIFICATE_FORMAT,
    kind: "attendance",
    language: "it",
    number: "1/2026",
    code: "000000000000",
  },
  ...{ name: "Nome Cognome", provider: "Ente (demo)", organiser: null, funding: [], threshold: 80 },
  course: { code: "0000000000", title: "Corso di prova", language: "it" },
  edition: { code: "0000000000", number: 1, mode: "in_room", place: "Sala" },
  days: ["2026-01-01", "2026-01-08"],
  minutes: { planned: 960, delivered: 960, counted: 960, attended: 900 },
  ...{ topics: ["Primo ascolto"], trainers: ["Lina Bozza"], accreditation: null, place: "Sala" },
  disclaimer: "Non costituisce qualifica professionale né certificazione di competenze.",
  ...{ issuedOn: "2026-01-09", signatory: "Rosa Verifica", office: "Coordinatrice", recipient: null },
  ...over,
})

/** The certificate of an enrolment, as if it had been issued. */
export const makeCertificate = async (db: Db, enrolment: EnrolmentRow, issuedById: string) => {
  const id = crypto.randomUUID()
  const code = codeOf(randomBytes(11))
  const [verification] = await db
    .insert(verificationCodes)
    .values({
      ...{ code, subjectKind: "certificate", subjectId: id, title: "Attestato di frequenza" },
      ...{ issuer: "Ente", holder: "Nome Cognome", issuedOn: "2026-01-01", expiresOn: "2036-01-01" },
    })
    .returning()
  const [row] = await db
    .insert(certificates)
    .values({
      ...{ id, editionId: enrolment.editionId, enrolmentId: enrolment.id, kind: "attendance", year: 2019 },
      number: sql`(select coalesce(max(c.number), 0) + 1 from certificate c where c.year = 2019)`,
      ...{ content: contentWith({ code }), sha256: new Uint8Array(32), issuedById },
      ...{ verificationId: verification?.id ?? "", issuedAt: new Date("2026-01-09") },
    })
    .returning()
  if (!row) throw new Error("The insert returned no row")
  return row
}
