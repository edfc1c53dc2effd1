import {
  addPracticeFile,
  getPracticeFiles,
  listFiles,
  removePracticeFile,
} from "#app/practices/writing/files.server.ts"
import {
  askPublication,
  publishPractice,
  withdrawPractice,
} from "#app/practices/writing/publish-practice.server.ts"
import { answerOf } from "#tests/documents/pictures/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { begin, makeWorld, published, rowOf, save, type World } from "./world.ts"

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

  test("makes another text of a draft, which is asked for and read anew", async ({ db }) => {
    const world = await makeWorld(db)
    const practiceCode = await begin(world.member.ctx, world.here)
    await save(world, world.member.ctx, practiceCode)
    await askPublication(world.member.ctx, { practiceCode })
    const { rev } = await rowOf(world, practiceCode)
    const { secretary } = await withFile(world, practiceCode)
    expect(await rowOf(world, practiceCode)).toMatchObject({ rev: rev + 1, ready_at: null })
    expect(await refusalOf(publishPractice(secretary, { practiceCode, rev }))).toBe(
      "conflict practices.errors.changed_unread",
    )
    await removePracticeFile(secretary, { practiceCode, number: 1 })
    expect((await rowOf(world, practiceCode)).rev).toBe(rev + 2)
  })

  test("of a withdrawn one is taken away by its secretariat, which adds none", async ({ db }) => {
    const world = await makeWorld(db)
    const practiceCode = await published(world)
    const { secretary, list } = await withFile(world, practiceCode)
    await withdrawPractice(secretary, { practiceCode, words: "Non si fa più" })
    expect((await getPracticeFiles(secretary, practiceCode)).mayAdd).toBe(false)
    await removePracticeFile(secretary, { practiceCode, number: 1 })
    expect(await list()).toEqual([])
    expect(await refusalOf(addPracticeFile(secretary, { practiceCode, title: "Il modulo", file }))).toBe(
      "forbidden practices.refuse.withdrawn",
    )
  })
})
