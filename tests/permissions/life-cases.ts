import { sql } from "drizzle-orm"
import { civilDay, daysAfter } from "#app/civil-time.ts"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import {
  approvalRounds,
  approvalSeats,
  documentStates,
  documentVersions,
  paperActs,
  seats,
} from "#db/schema/index.ts"
import type { Paper, Seat } from "#tests/support/factories.ts"
import { type Case, count, MANAGERS, MEMBERS, NONE, type PostCase, SERVING } from "./circles.ts"
import type { Who, World } from "./world.ts"

/** A round that asks the seat of whoever it is, if they hold one here, and another that stays silent. */
export const makeApproval = async (db: Db, ctx: Ctx, paper: Paper, other: Seat, isOver: boolean) => {
  const { id: documentId, roundtableId } = paper
  await db.update(documentStates).set({ lockedAt: ctx.now }).where(sql`doc_id = ${documentId}`)
  const [version] = await db.select().from(documentVersions).where(sql`doc_id = ${documentId}`)
  const [round] = await db
    .insert(approvalRounds)
    .values({
      ...{ roundtableId, documentId, number: 1, versionId: version?.id ?? "", among: "seats" },
      ...{ rule: { mostObjections: 0, mayAbstain: true, silence: "absent", reminderDays: 2 } },
      ...{ answersNeeded: 2, openedAt: new Date("2025-01-01") },
      closesAt: new Date(isOver ? "2025-02-01" : "2099-01-01"),
    })
    .returning()
  const held = ctx.actor.seats.find((seat) => seat.roundtableId === roundtableId)?.seatId ?? other.id
  for (const seatId of new Set([held, other.id]))
    await db.insert(approvalSeats).values({ roundId: round?.id ?? "", seatId, roundtableId })
  const [asked] = await db.select({ code: seats.code }).from(seats).where(sql`id = ${held}`)
  return { seatCode: asked?.code ?? "" }
}

/** An act about a text, as it was recorded. */
export const makeAct = async (db: Db, { id: documentId, roundtableId }: Paper) => {
  const [act] = await db
    .insert(paperActs)
    .values({
      ...{ documentId, roundtableId, outcome: "taken_up", body: "Scuola" },
      ...{ kind: "determination", number: "3", day: "2026-01-02" },
    })
    .returning({ code: paperActs.code })
  return act?.code ?? ""
}

type State = keyof World["papers"]
const DECIDING: readonly Who[] = ["chair", "secretary here"]
const of = (state: State) => (world: World) => ({ code: world.papers[state].code })
const round = (world: World) => ({ code: world.papers.approval.code, number: "1" })
const stateOf = (state: State) => (world: World) =>
  `select state as value from document where id = '${world.papers[state].id}'`

const life = "documents.$code.life"
const opening = "documents.$code.approval.new"
const answering = "documents.$code.approval.$number"
const acting = "documents.$code.acts.new"
const signing = "documents.$code.signing"
const voiding = "documents.$code.acts.$act.void"
const recorded = ({ papers, act }: World) => ({ code: papers.adopted.code, act })

/** The life of texts: for members to follow, and for whom the regulation names to take on. */
export const LIFE_PAGES: readonly Case[] = [
  ...(["draft", "final_review", "adopted"] as const).map((state) => ({
    ...{ route: life, of: state, for: MEMBERS, params: of(state) },
  })),
  { route: opening, of: "final review", for: DECIDING, params: of("final_review") },
  { route: opening, of: "co-design", for: NONE, params: of("co_design") },
  { route: answering, of: "open", for: MEMBERS, params: round },
  { route: acting, of: "adopted", for: DECIDING, params: of("adopted") },
  { route: acting, of: "co-design", for: NONE, params: of("co_design") },
  { route: voiding, for: DECIDING, params: recorded },
  { route: signing, of: "adopted", for: MANAGERS, params: of("adopted") },
  { route: signing, of: "co-design", for: NONE, params: of("co_design") },
]

const step = (intent: string, state: State, who: readonly Who[], value = stateOf(state)): PostCase => ({
  ...{ route: life, of: `${intent} ${state}`, for: who, params: of(state), value },
  fields: () => ({ intent, reason: "Manca un capitolo" }),
})
const published = ({ papers }: World) =>
  `select published_at as value from document where id = '${papers.adopted.id}'`

export const LIFE_POSTS: readonly PostCase[] = [
  step("review", "co_design", SERVING),
  step("review", "draft", NONE),
  step("back", "final_review", SERVING),
  step("publish", "adopted", DECIDING, published),
  step("publish", "co_design", NONE),
  step("revise", "adopted", SERVING, count("document")),
  {
    ...{ route: opening, for: DECIDING, params: of("final_review"), value: stateOf("final_review") },
    fields: ({ ctx }) => ({ closesOn: daysAfter(civilDay(ctx.now), 20), among: "seats" }),
  },
  {
    ...{ route: answering, of: "answer", for: ["substitute", "titular"], params: round },
    fields: ({ approval }) => ({ intent: "answer", seat: approval.seatCode, choice: "approve" }),
    value: count("approval_answer"),
  },
  {
    ...{ route: answering, of: "answer after the deadline", for: NONE, params: round, expired: true },
    fields: ({ approval }) => ({ intent: "answer", seat: approval.seatCode, choice: "approve" }),
    value: count("approval_answer"),
  },
  {
    ...{ route: answering, of: "close before the deadline", for: NONE, params: round },
    ...{ fields: () => ({ intent: "close" }), value: stateOf("approval") },
  },
  {
    ...{ route: answering, of: "close", for: DECIDING, params: round, expired: true },
    ...{ fields: () => ({ intent: "close" }), value: stateOf("approval") },
  },
  {
    ...{ route: answering, of: "withdraw", for: DECIDING, params: round, value: stateOf("approval") },
    fields: () => ({ intent: "withdraw", reason: "Manca un allegato" }),
  },
  {
    ...{ route: acting, for: DECIDING, params: of("adopted"), value: count("document_act") },
    fields: () => ({
      ...{ outcome: "taken_up", body: "Comune", kind: "decree", number: "7", day: "1/6/2025" },
    }),
  },
  {
    ...{ route: acting, of: "with its file", for: DECIDING, params: of("adopted"), value: count("annex") },
    fields: ({ waitingFile }) => ({
      ...{ outcome: "taken_up", body: "Comune", kind: "decree", number: "7", day: "1/6/2025" },
      files: waitingFile.code,
    }),
  },
  ...(
    [
      ["adopted", MANAGERS],
      ["co_design", NONE],
    ] as const
  ).map(([state, who]) => ({
    ...{ route: signing, of: state, for: who, params: of(state) },
    value: ({ papers }: World) =>
      `select count(*) as value from filing where subject_id = '${papers[state].id}'`,
  })),
  {
    ...{ route: voiding, for: DECIDING, params: recorded, fields: () => ({ reason: "Numero sbagliato" }) },
    value: ({ papers }) =>
      `select voided_at as value from document_act where document_id = '${papers.adopted.id}'`,
  },
]
