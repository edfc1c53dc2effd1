import { createHash } from "node:crypto"
import { eq, inArray } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { ANSWERS, type DemoAnswer, type DemoAnswerContent } from "./answers.ts"
import { demoCode, demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

export type AnswerPorts = {
  instantOf(day: string, minutes: number): Date
  /** The last day of a term. */
  lastDay(from: string, days: number): string
  /** A published answer as the bytes that its digest is of. */
  publishedText(asked: unknown, content: unknown, out: unknown): string
}
type Ask = { db: Db; today: string; ports: AnswerPorts }

/** As the rules of the demo's tables say. */
const [ANSWER_DAYS, EXTENSION_DAYS] = [30, 30]

const dayOf = (today: string, offset: number) => (offset < 0 ? before(today, -offset) : after(today, offset))

const contentOf = ({ today }: Ask, said: DemoAnswerContent) => ({
  ...{ outcome: said.outcome, passedTo: null, words: said.words, language: "it", parts: said.parts ?? [] },
  ...{ cost: said.cost ?? null, funding: said.funding ?? null },
  term: said.term === undefined ? null : dayOf(today, said.term),
  promises: (said.promises ?? []).map(({ title, due }) => ({ title, dueOn: dayOf(today, due) })),
})

const momentOf = ({ today, ports }: Ask, daysAgo: number, order = 0) =>
  ports.instantOf(before(today, daysAgo), 11 * 60 + order)

type Columns = Partial<typeof s.answers.$inferInsert>

const publishedOf = async (ask: Ask, answer: DemoAnswer, dueOn: string): Promise<Columns> => {
  const { published, protocol = null, endorsedAs = "", content, asked } = answer
  if (published === undefined || !content) return {}
  const at = momentOf(ask, published)
  const [proposal] = await ask.db
    .select()
    .from(s.proposals)
    .where(eq(s.proposals.id, demoId(answer.proposal)))
  const [body] = await ask.db
    .select()
    .from(s.organisations)
    .where(eq(s.organisations.id, demoId(answer.body)))
  const [table] = await ask.db
    .select()
    .from(s.roundtables)
    .where(eq(s.roundtables.id, demoId("t3")))
  const text = ask.ports.publishedText(
    {
      answer: { code: demoCode(answer.key), askedAt: momentOf(ask, asked), dueOn, endorsedAs },
      ...{ proposal, body, table },
    },
    contentOf(ask, content),
    { publishedOn: before(ask.today, published), protocol, passedTo: null },
  )
  return {
    ...{ endorsedAt: at, endorsedAs, publishedAt: at, publishedById: demoId(answer.official ?? "u-gino") },
    ...{ protocol, outcome: content.outcome, published: text },
    publishedSha256: new Uint8Array(createHash("sha256").update(text).digest()),
  }
}

const stepsOf = ({ key, body, asked, taken, published, content }: DemoAnswer) => {
  const ofBody = { organisationId: demoId(body) }
  return [
    {
      key,
      kind: "answer_requested",
      daysAgo: asked,
      as: { office: "secretary", personId: demoId("u-bruno") },
    },
    ...(taken === undefined ? [] : [{ key, kind: "answer_taken", daysAgo: taken, as: ofBody }]),
    ...(published === undefined || !content
      ? []
      : [{ key, kind: `answer_${content.outcome}`, daysAgo: published, as: ofBody, text: content.words }]),
  ]
}

/** What bodies did goes on with the history of a proposal, in the order in which it happened. */
const writeEvents = async (ask: Ask, proposal: string) => {
  const steps = ANSWERS.filter((answer) => answer.proposal === proposal)
    .flatMap(stepsOf)
    .sort((one, other) => other.daysAgo - one.daysAgo)
  const [last] = await ask.db
    .select()
    .from(s.proposals)
    .where(eq(s.proposals.id, demoId(proposal)))
  if (!last) throw new Error(`The demo has no proposal ${proposal}`)
  const { id: proposalId, roundtableId, events, state } = last
  await ask.db.insert(s.proposalEvents).values(
    steps.map(({ key, kind, daysAgo, as, ...said }, n) => ({
      ...{ id: demoId(`${key}:${kind}`), roundtableId, proposalId, seq: events + n + 1, kind },
      ...{ fromState: state, toState: state, ...as, ...said, createdAt: momentOf(ask, daysAgo, n) },
    })),
  )
  await ask.db
    .update(s.proposals)
    .set({ events: events + steps.length })
    .where(eq(s.proposals.id, proposalId))
}

const writeAround = async (ask: Ask, answer: DemoAnswer) => {
  const { key, content, writtenBy, published, taken = 0, commitments = [], question } = answer
  const own = { roundtableId: demoId("t3"), answerId: demoId(key) }
  const at = momentOf(ask, published ?? taken - 1)
  if (content)
    await ask.db.insert(s.answerDrafts).values({
      ...{ ...own, id: demoId(`${key}:draft`), rev: 1, content: contentOf(ask, content), createdAt: at },
      writtenById: writtenBy ? demoId(writtenBy) : null,
    })
  if (commitments.length > 0) {
    await ask.db
      .insert(s.answerCommitments)
      .values(commitments.map((one, position) => ({ ...own, position, commitmentId: demoId(one) })))
    await ask.db
      .update(s.commitments)
      .set({ shownAt: at })
      .where(inArray(s.commitments.id, commitments.map(demoId)))
  }
  if (question)
    await ask.db.insert(s.answerClarifications).values({
      ...{ ...own, id: demoId(`${key}:question`), question: question.text },
      ...{ organisationId: demoId(question.by), createdAt: momentOf(ask, 3) },
    })
}

const writeAnswer = async (ask: Ask, answer: DemoAnswer) => {
  const { key, proposal, body, state, asked, askProtocol, taken, official, content } = answer
  const dueOn = ask.ports.lastDay(before(ask.today, asked), ANSWER_DAYS)
  await ask.db.insert(s.answers).values({
    ...{ ...named(key), roundtableId: demoId("t3"), proposalId: demoId(proposal), state },
    ...{ organisationId: demoId(body), askedAt: momentOf(ask, asked), askedById: demoId("u-bruno") },
    ...{ askProtocol, dueOn, firstDueOn: dueOn, extensionDays: EXTENSION_DAYS },
    ...(taken !== undefined && { takenAt: momentOf(ask, taken) }),
    ...{ officialId: official ? demoId(official) : null, rev: content ? 1 : 0 },
    readyAt: state === "drafted" ? momentOf(ask, 2) : null,
    ...(await publishedOf(ask, answer, dueOn)),
  })
  await writeAround(ask, answer)
}

/** What bodies owe and gave to the demo's proposals. */
export const seedAnswers = async (ask: Ask) => {
  for (const answer of ANSWERS) await writeAnswer(ask, answer)
  for (const proposal of new Set(ANSWERS.map((answer) => answer.proposal))) await writeEvents(ask, proposal)
}
