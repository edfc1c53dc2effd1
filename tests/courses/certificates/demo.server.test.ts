import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { asc, eq } from "drizzle-orm"
import { CertificateContent } from "#app/courses/certificates/content.ts"
import { openInCertificates } from "#app/courses/certificates/open-for.server.ts"
import { listCertificates } from "#app/courses/certificates/queries.server.ts"
import { typedCode } from "#app/records/verification-code.ts"
import { demoCode, demoId } from "#db/demo/ids.ts"
import { certificates, verificationCodes } from "#db/schema/index.ts"
import { fillDemo } from "#server/demo.ts"
import { ctxOf } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"
import { memoryFiles } from "#tests/support/files.ts"

test("the demo's certificates are what its registers give, each with its digest and a code that can be typed", async ({
  db,
}) => {
  await fillDemo(db, memoryFiles(), [])
  const rosa = await ctxOf(db, { id: demoId("u-rosa") })
  const { rows } = await listCertificates(rosa, demoCode("c3a"), { after: null })
  const outcome = rows.map(({ name, attended, due, paper }) => [name, attended, due.kind, paper?.status])
  expect(outcome).toEqual([
    ["Alba Quaderno", 720, "hours", "valid"],
    ["Elena Campione", 960, "attendance", "valid"],
    ["Enza Matita", 768, "attendance", "valid"],
    ["Flora Graffetta", 767, "hours", "valid"],
    ["Kadija Copertina", 890, "attendance", "valid"],
    ["Lina Bozza", 945, "attendance", "valid"],
    ["Nadir Taccuino", 855, "attendance", "valid"],
    ["Orsola Busta", 240, null, undefined],
    ["Rocco Cartella", 955, "attendance", "valid"],
    ["Uma Pergamena", 720, "hours", "valid"],
  ])
  expect(rows.filter(({ paper }) => paper?.differs)).toEqual([])
  const papers = await db
    .select({ paper: certificates, code: verificationCodes.code, status: verificationCodes.status })
    .from(certificates)
    .innerJoin(verificationCodes, eq(verificationCodes.id, certificates.verificationId))
    .orderBy(asc(certificates.year), asc(certificates.number))
  expect(papers.filter(({ status }) => status === "replaced")).toHaveLength(1)
  for (const { paper, code } of papers) {
    const content = CertificateContent.parse(paper.content)
    const digest = createHash("sha256")
      .update(canonicalize(content) ?? "")
      .digest("hex")
    expect(Buffer.from(paper.sha256).toString("hex")).toBe(digest)
    expect([content.code, typedCode(code)]).toEqual([code, { code }])
  }
  const open = await openInCertificates(rosa)
  expect(open.map(({ kind, href }) => [kind, href])).toEqual([
    ["certificates_due", `/editions/${demoCode("c3b")}/certificates`],
  ])
})
