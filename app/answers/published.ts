import { civilDay } from "../civil-time.ts"
import { canonicalJson } from "../documents/export/canonical.ts"
import type { Content } from "./answer.ts"

/** What the canonical content of an answer says that it is. */
export const ANSWER_FORMAT = "tavoli-answer-1"

type Named = { code: string; name: string }
type Asked = {
  answer: { code: string; askedAt: Date; dueOn: string; endorsedAs: string | null }
  proposal: { code: string; title: string; number: number | null; year: number | null }
  body: Named
  table: Named
}
/** The letter of a body that answers by letter: the number and the day that it gave it. */
export type Letter = { protocol: string; on: string }
/** A file beside an answer, with the digest of its bytes. */
export type PublishedFile = { number: number; title: string; sha256: string }
type Out = {
  publishedOn: string
  protocol: string | null
  passedTo: Named | null
  files?: readonly PublishedFile[]
  letter?: Letter | null
}

const named = ({ code, name }: Named) => ({ code, name })

/** A published answer whole: who answers whom, what, in whose name and when. Its bytes are what the digest is of. */
export type Published = {
  format: typeof ANSWER_FORMAT
  code: string
  table: Named
  proposal: { code: string; title: string; number?: string }
  body: Named
  askedOn: string
  dueOn: string
  publishedOn: string
  protocol?: string
  endorsedAs: string
  passedTo?: Named
  letter?: Letter
  files?: readonly PublishedFile[]
} & Omit<Content, "passedTo">

/** A published answer as canonical JSON (RFC 8785). */
export const publishedText = (
  { answer, proposal, body, table }: Asked,
  content: Content,
  out: Out,
): string => {
  const { passedTo: _, ...said } = content
  const { code, title, number, year } = proposal
  return canonicalJson({
    ...{ format: ANSWER_FORMAT, code: answer.code, table: named(table), body: named(body) },
    proposal: { code, title, number: number === null ? null : `${number}/${year}` },
    ...{ askedOn: civilDay(answer.askedAt), dueOn: answer.dueOn, publishedOn: out.publishedOn },
    ...{ protocol: out.protocol, endorsedAs: answer.endorsedAs ?? "" },
    ...{ ...said, passedTo: out.passedTo && named(out.passedTo) },
    ...{ files: out.files?.length ? out.files : null, letter: out.letter ?? null },
  })
}

/** A published answer as its page reads it: what canonical JSON leaves out is null again. */
export const parsePublished = (
  text: string,
): Published & { passedTo: Named | null; protocol: string | null } => {
  const said = JSON.parse(text) as Published
  const { cost = null, funding = null, term = null, passedTo = null, protocol = null } = said
  return { ...said, cost, funding, term, passedTo, protocol } as ReturnType<typeof parsePublished>
}
