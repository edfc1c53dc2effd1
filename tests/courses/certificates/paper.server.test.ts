import { createHash } from "node:crypto"
import { join } from "node:path"
import canonicalize from "canonicalize"
import { eq } from "drizzle-orm"
import { unzipSync } from "fflate"
import { askCertificate } from "#app/courses/certificates/ask-certificate.server.ts"
import { CERTIFICATE_PROOF } from "#app/courses/certificates/certificate-proof.ts"
import { CertificateContent } from "#app/courses/certificates/content.ts"
import { revokeCertificate } from "#app/courses/certificates/end-certificate.server.ts"
import { issueCertificates } from "#app/courses/certificates/issue-certificates.server.ts"
import { keepPaper } from "#app/courses/certificates/keep-paper.server.ts"
import { paperOf } from "#app/courses/certificates/paper-of.server.ts"
import type { Speak } from "#app/courses/certificates/write-certificate.server.ts"
import { certificatesZip } from "#app/courses/certificates/zip.server.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { writeConvocation } from "#app/meetings/convocation-pdf.server.ts"
import { readPaper } from "#app/pdf/reading/read-paper.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import type { Db } from "#db/client.server.ts"
import { editions, fundingBlocks } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles } from "#tests/support/files.ts"
import { makeFinished, makeLearner, papersOf } from "./world.ts"

const catalogue = loadMessages(join(import.meta.dirname, "../../../app/i18n/messages"))
const speak: Speak = (locale) => createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)

const issued = async (db: Db, name = "Ada Intera", minutes = 400) => {
  const done = await makeFinished(db, { declaresHours: true })
  await makeLearner(db, done, minutes, name)
  const ctx = { ...done.coordinator, files: memoryFiles() }
  await issueCertificates(ctx, { editionCode: done.edition.code }, speak)
  const [one] = await papersOf(db, done)
  if (!one) throw new Error("Nothing was issued")
  return { ctx, done, ...one, content: CertificateContent.parse(one.paper.content) }
}
const unspaced = (text: string) => text.replace(/\s/g, "")

describe("the paper of a certificate", () => {
  test("says what its snapshot says, and carries it with the digest that it prints", async ({ db }) => {
    const { ctx, paper, content, verification } = await issued(db)
    const { question } = await askCertificate(ctx, paper.code, speak)
    const pdf = await writeConvocation(question)
    const read = readPaper(pdf)
    const words = unspaced(read.words)
    const printed = [
      ...[content.name, content.course.title, content.provider, ...content.topics, ...content.trainers],
      ...[content.disclaimer, content.place, content.signatory, content.office, content.number],
      ...["8 ore", "6 ore e 40 minuti", "83,3%", "80%, cioè 6 ore e 24 minuti", "13 maggio 2026"],
      `https://tavoli.example/verify/${verification.code}`,
    ]
    for (const words_ of printed) expect(words, words_).toContain(unspaced(words_))
    const [source] = read.sources
    expect(new TextDecoder().decode(source?.bytes)).toBe(canonicalize(content))
    expect(checkPaper(pdf, CERTIFICATE_PROOF)).toMatchObject({
      ...{ refusal: null, isMarked: true, facts: { name: "Ada Intera", number: content.number } },
      digest: Buffer.from(paper.sha256).toString("hex"),
    })
  })

  test("bears its project's funding block, with the emblem, as it was on the day of issue", async ({
    db,
  }) => {
    const done = await makeFinished(db)
    await makeLearner(db, done, 480, "Ada Intera")
    const project = {
      title: "Progetto di prova",
      fund: "FAMI",
      wording: "co_financed",
      cup: "B11F25000010007",
    }
    const [block] = await db.insert(fundingBlocks).values(project).returning()
    const fundingBlockId = block?.id ?? null
    await db.update(editions).set({ fundingBlockId }).where(eq(editions.id, done.edition.id))
    await issueCertificates(done.coordinator, { editionCode: done.edition.code }, speak)
    await db.update(fundingBlocks).set({ title: "Un altro titolo" })
    const [one] = await papersOf(db, done)
    const { question } = await askCertificate(done.coordinator, one?.paper.code ?? "", speak)
    const words = unspaced(readPaper(await writeConvocation(question)).words)
    for (const said of ["Cofinanziato dall'Unione europea", "Progetto di prova", "FAMI", "B11F25000010007"])
      expect(words, said).toContain(unspaced(said))
    expect(Object.keys(question.pictures).toSorted()).toEqual(["qr", "union"])
  })

  test("that somebody changed is not taken for one", async ({ db }) => {
    const { content } = await issued(db)
    const text = canonicalize({ ...content, name: "Un'altra persona" }) ?? ""
    const digest = createHash("sha256")
      .update(canonicalize(content) ?? "")
      .digest("hex")
    expect(checkPaper(new TextEncoder().encode(text), CERTIFICATE_PROOF, digest)).toMatchObject({
      refusal: "not_yours",
    })
  })

  test("below the threshold is a declaration, which nobody takes for a certificate", async ({ db }) => {
    const { ctx, paper } = await issued(db, "Carla Ore", 200)
    const { question } = await askCertificate(ctx, paper.code, speak)
    expect(question.title).toBe("Dichiarazione delle ore frequentate")
    expect(readPaper(await writeConvocation(question)).words).not.toContain("Attestato di frequenza")
  })

  test("is the same bytes each time, and bears a mark once it is revoked", async ({ db }) => {
    const { ctx, paper, verification } = await issued(db)
    let written = 0
    const bytes = async () =>
      paperOf(ctx, await askCertificate(ctx, paper.code, speak), (question) => {
        written++
        return writeConvocation(question)
      })
    const first = await bytes()
    expect(Buffer.from(await bytes()).equals(Buffer.from(first))).toBe(true)
    expect(written).toBe(1)
    const digest = createHash("sha256").update(first).digest("hex")
    expect(await verifyCode(ctx, verification.code)).toMatchObject({ sha256: digest })
    await revokeCertificate(ctx, { certificateCode: paper.code, reason: "Errore" }, speak)
    expect(readPaper(await bytes()).words).toContain("Revocato")
  })

  test("is kept as whoever came first wrote it", async ({ db }) => {
    const { ctx, paper } = await issued(db)
    const { question } = await askCertificate(ctx, paper.code, speak)
    const bytes = await writeConvocation(question)
    const other = Buffer.concat([bytes, Buffer.from("\n% other")])
    const kept = [
      await keepPaper(ctx, paper.id, { name: "a.pdf", bytes }),
      await keepPaper(ctx, paper.id, { name: "b.pdf", bytes: other }),
    ]
    expect(kept.map((one) => one.length)).toEqual([bytes.length, bytes.length])
  })

  test("comes with all others of its edition in one file, each under its number", async ({ db }) => {
    const { ctx, done, paper } = await issued(db)
    const zip = await certificatesZip(ctx, done.edition.code, speak, (question) => writeConvocation(question))
    const files = unzipSync(zip)
    expect(Object.keys(files)).toEqual([`2026-${String(paper.number).padStart(5, "0")}.pdf`])
    expect(readPaper(Object.values(files)[0] ?? new Uint8Array()).words).toContain("Ada Intera")
  })
})
