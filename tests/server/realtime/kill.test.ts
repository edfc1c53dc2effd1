import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { transact } from "#app/context.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { openDb } from "#db/client.server.ts"
import { ctxFor } from "../../support/context.ts"
import { makePaper, makePerson } from "../../support/factories.ts"
import { copyMigratedFolder } from "../../support/image.ts"
import { times } from "../../support/length.ts"
import { until } from "../../support/machine.ts"
import { runProgram } from "../../support/program.ts"
import { randomFrom, runSeed } from "../../support/random.ts"
import { type Page, page } from "./support/clients.ts"
import { test } from "./support/postgres.ts"
import { updateWith, write } from "./support/text.ts"
import { expect, ORIGIN } from "./support/world.ts"

const PROGRAMS = "tests/server/realtime/support"
const ROUNDS = times(3, 20)
const WRITERS = 5
const LIMIT = { timeout: ROUNDS * 60_000 }

/** A document and the people who write it; the database is closed again for the server to have it alone. */
const prepare = async (url: string) => {
  const database = await openDb(url)
  const { id: documentId, roundtableId } = await makePaper(database.db)
  const ctx = await ctxFor(database.db)
  await transact(ctx, (inner) => createState(inner, { documentId, roundtableId, first: updateWith("Uno") }))
  const people: string[] = []
  for (let i = 0; i < WRITERS; i++) people.push((await makePerson(database.db)).id)
  await database.close()
  return { documentId, people }
}

/** Types one token after the other, each a change of its own, until told to stop. */
const typeInto = ({ doc }: Page, name: string, random: () => number) => {
  const tokens: string[] = []
  let timer: NodeJS.Timeout
  const next = () => {
    const token = `${name}.${tokens.length}`
    tokens.push(token)
    write(doc, token)
    timer = setTimeout(next, random() * 40)
  }
  timer = setTimeout(next, 0)
  return { tokens, stop: () => clearTimeout(timer) }
}

/** Lets five people type, kills the server at some moment, and tells what they had been told was saved. */
const round = async (
  url: string,
  prepared: Awaited<ReturnType<typeof prepare>>,
  name: string,
  random: () => number,
) => {
  const server = runProgram(`${PROGRAMS}/kill-server.ts`, url, ORIGIN)
  const port = (await server.printed(/^port /)).slice(5)
  const place = { url: `ws://127.0.0.1:${port}`, path: `/collab/${prepared.documentId}~1` }
  const pages = prepared.people.map((cookie) => page(place, { cookie, origin: ORIGIN }))
  await until(() => pages.every(({ provider }) => provider.synced), { within: 20_000, what: "all to be in" })
  const typing = pages.map((each, i) => typeInto(each, `${name}.${i}`, random))
  await until(() => pages.every(({ ledger }) => ledger.covered > 0), {
    within: 20_000,
    what: "a first confirmation",
  })
  await new Promise((resolve) => setTimeout(resolve, random() * 1000))
  server.kill("SIGKILL")
  await server.ended
  for (const { stop } of typing) stop()
  await until(() => pages.every(({ provider }) => !provider.wsconnected))
  for (const each of pages) each.leave()
  const acknowledged = pages.flatMap(({ ledger }, i) => typing[i]?.tokens.slice(0, ledger.covered) ?? [])
  const typed = typing.flatMap(({ tokens }) => tokens)
  return { acknowledged, typed }
}

const readAfresh = async (url: string, documentId: string): Promise<{ seq: number; lines: string[] }> => {
  const reader = runProgram(`${PROGRAMS}/kill-reader.ts`, url, documentId)
  const { code, errors } = await reader.ended
  if (code !== 0) throw new Error(errors)
  return JSON.parse(reader.lines.at(-1) ?? "")
}

const killAgainAndAgain = async (url: string) => {
  const seed = runSeed()
  const random = randomFrom(seed)
  const prepared = await prepare(url)
  const acknowledged: string[] = []
  const typed: string[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const said = await round(url, prepared, `r${i}`, random)
    acknowledged.push(...said.acknowledged)
    typed.push(...said.typed)
    const { lines } = await readAfresh(url, prepared.documentId)
    const held = new Set(lines)
    const lost = acknowledged.filter((token) => !held.has(token))
    console.log(
      `seed ${seed}, kill ${i + 1}: ${typed.length} typed, ${acknowledged.length} confirmed, ${lost.length} lost`,
    )
    expect(lost).toEqual([])
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([])
  }
  return { acknowledged, typed }
}

test(
  "kill -9 while five people type loses nothing that was called saved, on the embedded database",
  LIMIT,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "tavoli-kill-"))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const url = join(folder, "db")
    await copyMigratedFolder(url)
    const { acknowledged } = await killAgainAndAgain(url)
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS)
  },
)

test(
  "kill -9 while five people type loses nothing that was called saved, on PostgreSQL",
  LIMIT,
  async ({ postgres }) => {
    const { acknowledged } = await killAgainAndAgain(postgres.url)
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS)
  },
)
