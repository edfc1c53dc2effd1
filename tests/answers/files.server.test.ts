import { createHash } from "node:crypto"
import { ANSWER_KIND, answerLine } from "#app/answers/answer-proof.ts"
import { getDraft, openFiles } from "#app/answers/draft-queries.server.ts"
import { addAnswerFile, mayReadAnswerFiles, removeAnswerFile } from "#app/answers/files.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import type { Ctx } from "#app/context.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answerOf, ask, endorse, makeWorld, publish, published, ready, type World, write } from "./world.ts"

const TITLE = "La delibera della giunta"
const add = async (ctx: Ctx, answerCode: string, title = TITLE) =>
  addAnswerFile(ctx, { answerCode, title, file: { name: "delibera.pdf", bytes: pdf() } })

const textOf = async (world: World, code: string) =>
  new TextEncoder().encode(String((await answerOf(world, code)).published))

describe("a file beside an answer", () => {
  test("is the body's alone until the answer is out, then everybody's who reads it", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await takeAnswer(world.official, { answerCode: code })
    await add(world.official, code)
    const id = String((await answerOf(world, code)).id)
    const [{ ctx: author }] = world.members
    expect((await getAnswer(world.colleague, code)).files).toMatchObject([{ number: 1, title: TITLE }])
    expect((await getAnswer(author, code)).files).toEqual([])
    expect([await mayReadAnswerFiles(author, id), await mayReadAnswerFiles(world.colleague, id)]).toEqual([
      ...[false, true],
    ])
    await write(world, world.official, code, { intent: "ready" })
    await endorse(world, code)
    await publish(world, code)
    expect((await getAnswer(author, code)).files).toMatchObject([{ number: 1, title: TITLE }])
    expect(await mayReadAnswerFiles(author, id)).toBe(true)
  })

  test("stands in the published text with the digest of its bytes, and is frozen with it", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await takeAnswer(world.official, { answerCode: code })
    await add(world.official, code)
    await write(world, world.official, code, { intent: "ready" })
    await endorse(world, code)
    await publish(world, code)
    const { published: said } = await getAnswer(world.official, code)
    expect(said?.files).toEqual([
      { number: 1, title: TITLE, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(await refusalOf(removeAnswerFile(world.official, { answerCode: code, number: 1 }))).toBe(
      "forbidden answers.refuse.published_already",
    )
  })

  test("takes the visto from a text that had it: who writes says again that it is ready", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await endorse(world, code)
    await add(world.manager, code)
    expect(await answerOf(world, code)).toMatchObject({ state: "drafted", rev: 2, ready_at: null })
    expect(await refusalOf(publish(world, code))).toBe("forbidden answers.refuse.not_endorsed")
    await write(world, world.official, code, { intent: "ready" })
    await removeAnswerFile(world.official, { answerCode: code, number: 1 })
    expect(await refusalOf(endorse(world, code))).toBe("forbidden answers.refuse.not_ready")
  })

  test("makes nobody the writer of a text that somebody else wrote", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await takeAnswer(world.manager, { answerCode: code })
    await write(world, world.manager, code, { intent: "ready" })
    await add(world.official, code)
    expect((await getDraft(world.manager, code)).isOwnText).toBe(true)
  })

  test("is put there by who answers for the body, and by nobody else", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    expect(await refusalOf(add(world.official, code))).toBe("forbidden answers.refuse.take_first")
    await takeAnswer(world.official, { answerCode: code })
    for (const ctx of [world.colleague, world.secretary, world.members[0].ctx])
      expect([await refusalOf(add(ctx, code)), await refusalOf(openFiles(ctx, code))]).toEqual([
        ...["forbidden answers.refuse.officials_only", "forbidden answers.refuse.officials_only"],
      ])
  })
})

describe("the text of a published answer, checked by whoever has its file", () => {
  test("is whole with and without files, and has the digest that the page prints", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const { digest } = await getAnswer(world.official, code)
    const proof = checkPaper(await textOf(world, code), ANSWER_KIND, digest)
    expect([proof.refusal, proof.digest]).toEqual([null, digest])
    expect(answerLine(proof.facts, (key) => key, String)).toBe("proof.answer")
  })

  test("names its files' digests", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await takeAnswer(world.official, { answerCode: code })
    await add(world.official, code)
    await write(world, world.official, code, { intent: "ready" })
    await endorse(world, code)
    await publish(world, code)
    const proof = checkPaper(await textOf(world, code), ANSWER_KIND)
    expect(proof.refusal).toBeNull()
    const [file] = (await getAnswer(world.official, code)).published?.files ?? []
    expect(proof.facts.digests).toBe(`1: ${file?.sha256}`)
  })

  test("is refused where a word of it was changed, or it is of another kind", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const text = new TextDecoder().decode(await textOf(world, code))
    const changed = new TextEncoder().encode(text.replace("partly", "accepted"))
    const { digest } = await getAnswer(world.official, code)
    expect(checkPaper(changed, ANSWER_KIND, digest).refusal).toBe("not_yours")
    const other = new TextEncoder().encode('{"format":"tavoli-document-1"}')
    expect(checkPaper(other, ANSWER_KIND).refusal).toBe("other_kind")
    expect(createHash("sha256").update(changed).digest("hex")).not.toBe(digest)
  })
})
