import { readFileSync, statSync } from "node:fs"
import { ANSWER_KIND, answerLine } from "#app/answers/answer-proof.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { recountLines } from "#app/ballots/log/report-lines.ts"
import { CERTIFICATE_PROOF, certificateLine } from "#app/courses/certificates/certificate-proof.ts"
import { DOCUMENT_KIND, documentLine } from "#app/documents/export/document-proof.ts"
import type { MessageKey, Translate, Values } from "#app/i18n/translate.ts"
import { compareWithMinutes } from "#app/meetings/minutes/export/compare-with-minutes.ts"
import { MINUTES_KIND } from "#app/meetings/minutes/export/minutes-proof.ts"
import { MINUTES_PAPERS, minutesBeyond, minutesPaperLine } from "#app/meetings/minutes/export/proof-words.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import { type PaperKind, type Proof, typedDigest } from "#app/records/proof/proof.ts"
import { proofLines } from "#app/records/proof/report-lines.ts"

type Words = { t: Translate; day: (at: string) => string }
type Kind = { papers: readonly PaperKind[]; line: (proof: Proof, words: Words) => string | null }

const KINDS: Readonly<Record<string, Kind>> = {
  certificate: { papers: [CERTIFICATE_PROOF], line: ({ facts }, { t }) => certificateLine(facts, t) },
  document: { papers: [DOCUMENT_KIND], line: ({ facts }, { t }) => documentLine(facts, t) },
  answer: { papers: [ANSWER_KIND], line: ({ facts }, { t, day }) => answerLine(facts, t, day) },
  minutes: { papers: MINUTES_PAPERS, line: minutesPaperLine },
}
const LARGEST_MB = 200

/** Why a file was not looked at, in a sentence of the messages. */
export class NotLookedAt extends Error {
  constructor(
    readonly key: MessageKey,
    readonly values: Values = {},
  ) {
    super(key)
  }
}

const isBallot = (word: string | undefined) => word === "ballot"

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** Whether a word names a kind of paper whose files can be checked. */
export const isPaperKind = (word: string | undefined): word is string =>
  word !== undefined && (isBallot(word) || Object.hasOwn(KINDS, word))

const bytesOf = (path: string): Uint8Array => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new NotLookedAt("proof.cli.no_file", { path })
  if (stat.size > LARGEST_MB * 1024 * 1024)
    throw new NotLookedAt("proof.cli.too_large", { path, size: LARGEST_MB })
  try {
    return readFileSync(path)
  } catch {
    throw new NotLookedAt("proof.cli.no_file", { path })
  }
}

/** What comparing a paper with the verbale that it comes out of found. @throws NotLookedAt */
const comparedWith = (proof: Proof, path: string | undefined) => {
  if (path === undefined) return undefined
  const minutes = checkPaper(bytesOf(path), MINUTES_KIND)
  const isOfMinutes = MINUTES_PAPERS.some(({ format }) => format === proof.kind)
  if (minutes.refusal || minutes.digest === null || !isOfMinutes || proof.kind === MINUTES_KIND.format)
    throw new NotLookedAt("proof.cli.wrong_of")
  return compareWithMinutes(proof.content, { digest: minutes.digest, content: minutes.content })
}

type Asked = { kind: string; path: string; digest: string | undefined; of?: string | undefined }

/** Checks one file of a kind; no database is asked. @throws NotLookedAt */
export const verifyFile = (
  { kind, path, digest, of }: Asked,
  words: Words,
): { lines: string[]; isWhole: boolean } => {
  const wanted = digest === undefined ? null : typedDigest(digest)
  if (digest !== undefined && wanted === null) throw new NotLookedAt("proof.cli.wrong_digest")
  if (isBallot(kind)) {
    if (of !== undefined) throw new NotLookedAt("proof.cli.wrong_of")
    const found = recount(jsonOf(bytesOf(path)), wanted)
    return {
      lines: recountLines(found, { t: words.t, longDay: words.day }),
      isWhole: found.breaks.length === 0,
    }
  }
  const paperKind = KINDS[kind]
  if (!paperKind) throw new NotLookedAt("proof.cli.usage")
  const proof = checkPaper(bytesOf(path), paperKind.papers, wanted)
  const compared = proof.refusal === null ? comparedWith(proof, of) : undefined
  return {
    lines: proofLines(proof, paperKind.line(proof, words), words.t, minutesBeyond(proof, compared, words.t)),
    isWhole: proof.refusal === null && !compared,
  }
}
