import canonicalize from "canonicalize"
import { expect, test } from "vitest"
import type { CertificateContent } from "#app/courses/certificates/content.ts"
import { certificateQuestion } from "#app/courses/certificates/paper.server.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { writeConvocation } from "#app/meetings/convocation-pdf.server.ts"
import { contentWith } from "#tests/courses/certificates/rows.ts"
import { attachmentsOf, poppler } from "#tests/support/office.ts"

const catalogue = loadMessages(`${import.meta.dirname}/../../app/i18n/messages`)
/** Letters and figures alone: where an extractor puts blanks between two scripts is its guess. */
const letters = (text: string) => text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "")

const write = (content: CertificateContent) =>
  writeConvocation(
    certificateQuestion(createTranslate(content.language, catalogue[content.language] ?? {}, catalogue.it), {
      ...{ content, canonical: canonicalize(content) ?? "", sha256: "ab".repeat(32), status: "valid" },
      ...{
        issuedAt: new Date("2026-01-09T10:00:00Z"),
        address: "https://tavoli.example/verify/000000000000",
      },
      ...{ funding: { blocks: [], pictures: {} }, isDemo: false },
    }),
  )

test.each([
  ["Italian, of somebody whose name is Arabic", contentWith({ name: "ليلى الخطيب" })],
  ["Italian, of somebody whose name is Ukrainian", contentWith({ name: "Ганна Шевченко" })],
  ["Arabic", contentWith({ language: "ar", name: "ليلى الخطيب", disclaimer: "لا تُعدّ مؤهلًا مهنيًا" })],
])(
  "an extractor reads what a certificate says, and takes its content out: %s",
  async (_sentence, content) => {
    const pdf = await write(content)
    const text = letters(poppler("pdftotext", [], pdf))
    const { name, course, provider, signatory, topics, trainers } = content
    for (const words of [name, course.title, provider, signatory, ...topics, ...trainers])
      expect(text, words).toContain(letters(words))
    expect(poppler("pdfinfo", [], pdf)).toMatch(/Tagged:\s+yes/)
    const attached = new TextDecoder().decode(attachmentsOf(pdf, "certificate.json"))
    expect(attached).toBe(canonicalize(content))
  },
)
