import { sql } from "drizzle-orm"
import { ANSWER_KIND } from "#app/answers/answer-proof.ts"
import { TranscribeAnswer } from "#app/answers/input.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { requestAnswer } from "#app/answers/request-answer.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import { transcribeAnswer } from "#app/answers/transcribe-answer.server.ts"
import type { Ctx } from "#app/context.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answerOf, ask, mailsTo, makeWorld, type World } from "./world.ts"

/** A body of the register that nobody acts for here is asked for its answer. */
const askByLetter = async (world: World) => {
  const body = await makeOrganisation(world.db, { name: "Ente senza account" })
  const asked = { proposalCode: world.proposal, organisationCode: body.code, protocol: null, words: null }
  return requestAnswer(world.secretary, asked)
}

const LETTER = {
  ...{ letterProtocol: "123/2026", letterOn: "3/2/2026", office: "Il dirigente", language: "it" },
  ...{ outcome: "accepted", words: "Accogliamo la proposta.", noCost: "yes", term: "31/5/2026" },
  ...{ promise0title: "aprire una sera alla settimana", promise0due: "31/5/2026" },
}
const typed = (answerCode: string, over: Record<string, string> = {}) =>
  TranscribeAnswer.parse({
    ...{ answerCode, ...LETTER, ...over },
    letter: [{ name: "lettera.pdf", bytes: pdf() }],
  })
const transcribe = (ctx: Ctx, code: string, over?: Record<string, string>) =>
  transcribeAnswer(ctx, typed(code, over))

describe("an answer by letter", () => {
  test("is published as the secretary wrote it down, with the letter, its number and its day", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await askByLetter(world)
    expect((await getAnswer(world.secretary, code)).acts.transcribe).toBe(true)
    await transcribe(world.secretary, code)
    const { state, published, files, commitments } = await getAnswer(world.members[1].ctx, code)
    expect([state, published?.letter, published?.protocol, published?.endorsedAs]).toEqual([
      ...["published", { protocol: "123/2026", on: "2026-02-03" }, "123/2026", "Il dirigente"],
    ])
    expect(files).toMatchObject([{ number: 1, title: "123/2026" }])
    expect(commitments).toMatchObject([{ title: "aprire una sera alla settimana" }])
    expect(await mailsTo(world, world.members[0].ctx)).toContain("answer_published")
  })

  test("has a text that is checked like any other", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await askByLetter(world)
    await transcribe(world.secretary, code)
    const text = new TextEncoder().encode(String((await answerOf(world, code)).published))
    expect(checkPaper(text, ANSWER_KIND).refusal).toBeNull()
  })

  test("is refused to others, and for a body that answers here itself", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await askByLetter(world)
    expect(await refusalOf(transcribe(world.members[0].ctx, code))).toBe(
      "forbidden answers.refuse.secretary_only",
    )
    const own = await ask(world)
    expect(await refusalOf(transcribe(world.secretary, own))).toBe("forbidden answers.refuse.answers_itself")
    await takeAnswer(world.official, { answerCode: own })
    expect(await refusalOf(transcribe(world.secretary, own))).toBe("forbidden answers.refuse.answers_itself")
    await transcribe(world.secretary, code)
    expect(await refusalOf(transcribe(world.secretary, code))).toBe(
      "forbidden answers.refuse.published_already",
    )
  })

  test("has a letter that was sent already, and lacks nothing", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await askByLetter(world)
    expect(await refusalOf(transcribe(world.secretary, code, { letterOn: "3/2/2099" }))).toBe(
      "invalid answers.errors.letter_to_come (letterOn)",
    )
    expect(() => typed(code, { term: "" })).toThrow("answers.errors.term")
    const { rows } = await db.execute(sql`select count(*)::int as n from annex where owner_kind = 'answer'`)
    expect(rows).toEqual([{ n: 0 }])
  })
})
