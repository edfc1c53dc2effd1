import { addPracticeFile, listFiles, removePracticeFile } from "#app/practices/writing/files.server.ts"
import { answerOf } from "#tests/documents/pictures/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { begin, makeWorld, published, rowOf, type World } from "./world.ts"

const file = { name: "modulo.pdf", bytes: pdf("modulo") }
const withFile = async (world: World, code: string) => {
  const files = memoryFiles()
  const [secretary, other] = [world.secretary, world.other].map((ctx) => ({ ...ctx, files }))
  if (!secretary || !other) throw new Error("Nobody is here")
  await addPracticeFile(secretary, { practiceCode: code, title: "Il modulo", file })
  const list = async () => listFiles(secretary, String((await rowOf(world, code)).id))
  const [one] = await list()
  return { secretary, other, nobody: { ...(await ctxFor(world.db)), files }, list, one }
}

describe("a file beside a good practice", () => {
  test("is everybody's to download once it is out", async ({ db }) => {
    const world = await makeWorld(db)
    const { one, nobody } = await withFile(world, await published(world))
    expect(one).toMatchObject({ number: 1, title: "Il modulo" })
    expect((await answerOf(nobody, one?.fileCode ?? "")).status).toBe(200)
  })

  test("of a draft is its table's alone", async ({ db }) => {
    const world = await makeWorld(db)
    const { one, secretary, other } = await withFile(world, await begin(world.member.ctx, world.here))
    expect((await answerOf(secretary, one?.fileCode ?? "")).status).toBe(200)
    expect((await answerOf(other, one?.fileCode ?? "")).status).toBe(404)
  })

  test("is taken away by who writes it, and by nobody else", async ({ db }) => {
    const world = await makeWorld(db)
    const practiceCode = await published(world)
    const { secretary, list } = await withFile(world, practiceCode)
    expect(await refusalOf(removePracticeFile(world.member.ctx, { practiceCode, number: 1 }))).toBe(
      "forbidden practices.refuse.secretary_changes",
    )
    await removePracticeFile(secretary, { practiceCode, number: 1 })
    expect(await list()).toEqual([])
  })
})
