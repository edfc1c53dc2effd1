import { sql } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { CALLS, CRITERIA, type DemoCall, type DemoProject } from "./calls.ts"
import { demoId, named } from "./ids.ts"
import { before } from "./working-days.ts"

type Ports = { instantOf(day: string, minutes: number): Date }
type Ask = { db: Db; today: string; ports: Ports }

const roundtableId = demoId("t3")
const momentOf = ({ today, ports }: Ask, days: number, minutes: number) =>
  ports.instantOf(before(today, -days), minutes)
const whoOf = (key: string) => (key.includes(":") ? { seatId: demoId(key) } : { organisationId: demoId(key) })
const LEAST = 60

const writeCall = async (ask: Ask, call: DemoCall) => {
  const { key, title, purpose, state, budget, most, isPartGiven, opens, closes, results } = call
  await ask.db.insert(s.calls).values({
    ...{ ...named(key), roundtableId, title, purpose, state, isPartGiven, createdById: demoId("u-bruno") },
    ...{ kinds: ["migrant_association", "youth_group", "youth_network", "seat"], territory: "Puglia" },
    ...{ budgetCents: budget * 100, mostCents: most * 100, leastPoints: LEAST },
    ...{ opensAt: momentOf(ask, opens, 9 * 60), closesAt: momentOf(ask, closes, 21 * 60) },
    contact: "Segreteria del Tavolo (demo), da lunedì a venerdì, 15:00-18:00, segreteria@demo.example",
    publishedAt: state === "draft" ? null : momentOf(ask, opens, 8 * 60),
    resultsAt: results === undefined ? null : momentOf(ask, results, 12 * 60),
    createdAt: momentOf(ask, Math.min(opens, 0) - 2, 10 * 60),
  })
  const callId = demoId(key)
  await ask.db.insert(s.callCriteria).values(
    CRITERIA.map(([name, most], position) => ({
      ...{ id: demoId(`${key}:criterion:${position}`), roundtableId, callId, position, name, most },
    })),
  )
  await ask.db.execute(sql`
    insert into placement (subject_kind, subject_id, territory_id)
    select 'call', ${callId}::uuid, t.id from territory t where t.level = 'region' and t.name = 'Puglia'
    on conflict do nothing`)
}

const stateOf = ({ result, enteredAgo }: DemoProject) =>
  result ? (result.given > 0 ? "funded" : "not_funded") : enteredAgo === undefined ? "draft" : "entered"

const writeEvents = async (ask: Ask, call: DemoCall, project: DemoProject) => {
  const { key, authors, createdBy, enteredAgo, result } = project
  const own = { roundtableId, proposalId: demoId(key), language: "it" }
  const as = { ...whoOf(authors[0] ?? ""), personId: demoId(createdBy) }
  const since = enteredAgo ?? 1
  const steps = [
    { kind: "begun", toState: "draft", ...as, createdAt: momentOf(ask, -since - 1, 19 * 60) },
    ...(enteredAgo === undefined
      ? []
      : [{ kind: "entered", toState: "entered", ...as, createdAt: momentOf(ask, -since, 20 * 60) }]),
    ...(result
      ? [
          {
            ...{ kind: stateOf(project), toState: stateOf(project), office: "secretary" },
            ...{ personId: demoId("u-bruno"), createdAt: momentOf(ask, call.results ?? 0, 12 * 60) },
          },
        ]
      : []),
  ]
  await ask.db.insert(s.proposalEvents).values(
    steps.map((event, n) => ({
      ...{ id: demoId(`${key}:event:${n}`), seq: n + 1, fromState: steps[n - 1]?.toState ?? "draft" },
      ...{ ...own, ...event },
    })),
  )
  return steps.length
}

const writePoints = async (ask: Ask, call: DemoCall, { key, points = [] }: DemoProject) => {
  for (const [n, [given, reason]] of points.entries())
    await ask.db.insert(s.projectPoints).values({
      ...{ id: demoId(`${key}:points:${n}`), roundtableId, proposalId: demoId(key), points: given, reason },
      ...{ criterionId: demoId(`${call.key}:criterion:${n}`), givenById: demoId("u-bruno") },
      givenAt: momentOf(ask, (call.results ?? 0) - 2, 11 * 60),
    })
}

const writeProject = async (ask: Ask, call: DemoCall, project: DemoProject) => {
  const { key, title, language = "it", authors, createdBy, enteredAgo, result, points = [] } = project
  const [today, asks, toWhom, seenBy] = project.answers
  const state = stateOf(project)
  const submittedAt = enteredAgo === undefined ? null : momentOf(ask, -enteredAgo, 20 * 60)
  const own = { roundtableId, proposalId: demoId(key) }
  await ask.db.insert(s.proposals).values({
    ...{ ...named(key), roundtableId, atId: roundtableId, callId: demoId(call.key), title, language, state },
    ...{ today, asks, toWhom, seenBy, territory: "Puglia", submittedAt, createdById: demoId(createdBy) },
    shownAt: state === "funded" ? momentOf(ask, call.results ?? 0, 12 * 60) : null,
    events: 1 + (enteredAgo === undefined ? 0 : 1) + (result ? 1 : 0),
    createdAt: momentOf(ask, -(enteredAgo ?? 1) - 1, 19 * 60),
  })
  await ask.db.insert(s.proposalTables).values(own)
  await ask.db.insert(s.proposalAuthors).values(
    authors.map((author, position) => ({
      ...{ ...named(`${key}:author:${position}`), ...own, ...whoOf(author), position },
      ...(submittedAt
        ? { state: "signed", signedRev: 1, actedAt: submittedAt, actedById: demoId(createdBy) }
        : {}),
    })),
  )
  await ask.db.insert(s.microProjects).values({
    ...{ id: demoId(`${key}:project`), ...own, callId: demoId(call.key), place: project.place },
    ...{ askedCents: project.asked * 100, ownCents: project.own * 100, partners: project.partners ?? null },
    ...{ startsOn: before(ask.today, -60), endsOn: before(ask.today, -240) },
    ...(result && {
      ...{ rank: result.rank, givenCents: result.given * 100, verdict: result.verdict },
      points: points.reduce((sum, [given]) => sum + given, 0),
    }),
  })
  await writeEvents(ask, call, project)
  await writePoints(ask, call, project)
}

/** Calls for micro-projects of the demo's Puglia table, with what was handed in to them. */
export const seedCalls = async (ask: Ask): Promise<void> => {
  for (const call of CALLS) {
    await writeCall(ask, call)
    for (const project of call.projects) await writeProject(ask, call, project)
  }
}
