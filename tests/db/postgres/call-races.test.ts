import { sql } from "drizzle-orm"
import { cancelCall } from "#app/calls/announce-call.server.ts"
import { enterProject, takeProjectBack } from "#app/calls/projects/enter-project.server.ts"
import { givePoints } from "#app/calls/results/give-points.server.ts"
import { publishResults } from "#app/calls/results/publish-results.server.ts"
import { closeCall, entered, HOUR, makeCallWorld, openCall, wholeProject } from "#tests/calls/world.ts"
import { revOf } from "#tests/proposals/world.ts"
import { expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const CLOSED = "forbidden calls.refuse.closed"
const CANCELLED = "forbidden calls.refuse.cancelled"

test("of those who hand in around the closing exactly those are in who pressed before it", async ({
  pg: { db },
}) => {
  const world = await makeCallWorld(db)
  const callCode = await openCall(world)
  const projects: { proposalCode: string; rev: number }[] = []
  for (let n = 0; n < 12; n++) {
    const proposalCode = await wholeProject(world, world.members[n % 2 ? 1 : 0], callCode)
    projects.push({ proposalCode, rev: await revOf(world, proposalCode) })
  }
  const { rows: at } = await db.execute(sql`select closes_at as at from call where code = ${callCode}`)
  const closesAt = new Date(String(at[0]?.at)).getTime()
  // The clock is read with the session: half of them in the last milliseconds, half from the instant of closing on.
  const press = (input: (typeof projects)[number], n: number) => () =>
    enterProject({ ...world.members[n % 2 ? 1 : 0].ctx, now: new Date(closesAt - 6 + n) }, input)
  const outcomes = await together(...projects.map(press))
  expect(outcomes).toEqual(projects.map((_, n) => (n < 6 ? null : CLOSED)))
  const { rows } = await db.execute(sql`
    select p.code from proposal p where p.state = 'entered' order by p.submitted_at`)
  expect(rows.map(({ code }) => code)).toEqual(projects.slice(0, 6).map(({ proposalCode }) => proposalCode))
})

test("a project that is handed in while the call is cancelled is in before it or refused", async ({
  pg: { db },
}) => {
  const world = await makeCallWorld(db)
  const callCode = await openCall(world)
  const proposalCode = await wholeProject(world, world.members[0], callCode)
  const rev = await revOf(world, proposalCode)
  const [handedIn, cancelled] = await together(
    () => enterProject(world.members[0].ctx, { proposalCode, rev }),
    () => cancelCall(world.secretary, { callCode, words: "Manca la copertura." }),
  )
  expect(cancelled).toBeNull()
  expect([null, CANCELLED]).toContain(handedIn)
  const { rows } = await db.execute(sql`select state from proposal where code = ${proposalCode}`)
  expect(rows[0]?.state).toBe(handedIn === null ? "entered" : "draft")
})

test("a ranking that is published twice at once while a late author takes back is published once, and whole", async ({
  pg: { db },
}) => {
  const world = await makeCallWorld(db)
  const callCode = await openCall(world)
  const codes = [
    await entered(world, world.members[0], callCode),
    await entered(world, world.members[1], callCode),
  ]
  await closeCall(world, callCode)
  for (const proposalCode of codes)
    await givePoints(world.secretary, {
      ...{ callCode, proposalCode },
      given: [40, 30].map((points) => ({ points, reason: "Motivo" })),
    })
  // Its session was read before the closing: the call's state decides once the ranking is out, else the clock does.
  const early = { ...world.members[0].ctx, now: new Date(world.members[0].ctx.now.getTime() - 2 * HOUR) }
  const publish = () => publishResults(world.secretary, { callCode })
  const [one, two, back] = await together(publish, publish, () =>
    takeProjectBack(early, { proposalCode: codes[0] ?? "" }),
  )
  expect([one, two].filter((outcome) => outcome === null)).toHaveLength(1)
  expect([one, two]).toContain("forbidden calls.refuse.results_already")
  const { rows } = await db.execute(
    sql`select count(*)::int as ranked from micro_project where rank is not null`,
  )
  expect(rows[0]?.ranked).toBe(back === null ? 1 : 2)
})
