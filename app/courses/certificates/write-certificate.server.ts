import { createHash, randomBytes } from "node:crypto"
import canonicalize from "canonicalize"
import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import { certificates, certificateYears } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import type { Translate } from "../../i18n/translate.ts"
import { type IssueCode, issueCode } from "../../records/issue-code.server.ts"
import type { Edition } from "../edition-lock.server.ts"
import { CERTIFICATE_FORMAT, CertificateContent } from "./content.ts"
import type { CertificateKind } from "./entitled.ts"
import type { CertificateSettings, Frame } from "./frame.server.ts"

/** The kind of subject of a certificate's code, of its file and of its audit entries. */
export const CERTIFICATE = "certificate"

/** The texts in another language than the reader's. */
export type Speak = (locale: string) => Translate

/** Whom a paper is for, and what the register counts for them. */
export type Recipient = {
  enrolmentId: string
  name: string
  email: string | null
  kind: CertificateKind
  counted: number
  attended: number
}
export type Writing = {
  edition: Edition
  frame: Frame
  settings: CertificateSettings
  speak: Speak
}
/** Gives out the paper's code; a paper that takes another's place marks that one's code as well. */
type GiveCode = (ask: IssueCode) => Promise<{ id: string; code: string }>

/**
 * The next numbers of a year, so many at once. The year's row stays locked until the transaction ends: what is given
 * back by a rollback goes to the next, so that there are no holes.
 * @returns the first of them
 */
export const takeNumbers = async (ctx: TxCtx, year: number, count: number): Promise<number> => {
  const [row] = await ctx.db
    .insert(certificateYears)
    .values({ year, last: count })
    .onConflictDoUpdate({
      target: certificateYears.year,
      set: { last: sql`${certificateYears.last} + ${count}` },
    })
    .returning({ last: certificateYears.last })
  return found(row).last - count + 1
}

/** The year whose numbers are given out now. */
export const yearOf = (now: Date): number => Number(civilDay(now).slice(0, 4))

const saltedHash = (email: string | null) => {
  if (!email) return null
  const salt = randomBytes(16).toString("hex")
  return { salt, sha256: createHash("sha256").update(`${email.toLowerCase()}${salt}`).digest("hex") }
}

type Numbered = { number: string; code: string; issuedOn: string }

const contentOf = ({ edition, frame, settings, speak }: Writing, to: Recipient, given: Numbered) => {
  const { planned, delivered, ...said } = frame
  const { organiser, accreditation, place, signatory, office } = settings
  return CertificateContent.parse({
    ...{ format: CERTIFICATE_FORMAT, kind: to.kind, language: edition.language, name: to.name },
    ...{ ...given, ...said, organiser, accreditation, place, signatory, office },
    minutes: { planned, delivered, counted: to.counted, attended: to.attended },
    disclaimer: settings.disclaimer ?? speak(edition.language)("certificates.paper.disclaimer"),
    recipient: saltedHash(to.email),
  })
}

/** The line under which the public page finds it. */
const titleFor = ({ edition, frame, speak }: Writing, kind: CertificateKind) =>
  speak(edition.language)(`certificates.title_of.${kind}`, {
    ...{ course: frame.course.title, number: edition.number },
  })

/**
 * Writes one paper under its number: its code, its snapshot with digest, its row. The caller has asked its policy.
 * @returns its id and address
 */
export const writeCertificate = async (
  ctx: TxCtx,
  writing: Writing,
  to: Recipient,
  number: number,
  giveCode: GiveCode = (ask) => issueCode(ctx, ask),
): Promise<{ id: string; code: string }> => {
  const { edition, frame, settings } = writing
  const [id, year] = [uuidv7(), yearOf(ctx.now)]
  const verification = await giveCode({
    ...{ subject: { kind: CERTIFICATE, id }, roundtableId: edition.roundtableId, holder: to.name },
    ...{ title: titleFor(writing, to.kind), language: edition.language },
    issuer: settings.organiser ? `${frame.provider} – ${settings.organiser}` : frame.provider,
  })
  const numbered = { number: `${number}/${year}`, code: verification.code, issuedOn: civilDay(ctx.now) }
  const content = contentOf(writing, to, numbered)
  const canonical = canonicalize(content) ?? ""
  const [row] = await ctx.db
    .insert(certificates)
    .values({
      ...{ id, editionId: edition.id, enrolmentId: to.enrolmentId, kind: to.kind, year, number, content },
      sha256: new Uint8Array(createHash("sha256").update(canonical).digest()),
      ...{ language: edition.language, verificationId: verification.id },
      ...{ issuedById: found(ctx.actor.personId), issuedAt: ctx.now },
    })
    .returning({ code: certificates.code })
  await record(ctx, {
    ...{
      action: "certificate.issued",
      subject: { kind: CERTIFICATE, id },
      roundtableId: edition.roundtableId,
    },
    values: { kind: to.kind, number: numbered.number },
  })
  return { id, code: found(row).code }
}
