import { countAnswersOf } from "#app/answers/list.server.ts"
import { openInAnswers } from "#app/answers/open-for.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { remindOfAnswers } from "#app/answers/remind-of-answers.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import { getThread } from "#app/answers/thread/thread-queries.server.ts"
import { withdrawRequest } from "#app/answers/withdraw-request.server.ts"
import { daysAfter } from "#app/civil-time.ts"
import { historyOf } from "#tests/proposals/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeMembership } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answerOf, ask, endorse, mailsTo, makeWorld, publish, published, ready, write } from "./world.ts"

const WHY = { words: "Il Tavolo la chiede alla Provincia." }

describe("a request that is taken back", () => {
  test("tells the body and the authors why, and everybody who reads the proposal", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await withdrawRequest(world.secretary, { answerCode: code, ...WHY })
    expect(await mailsTo(world, world.official)).toEqual(["answer_requested", "answer_withdrawn"])
    expect(await mailsTo(world, world.members[0].ctx)).toEqual(["answer_asked_for_you", "answer_withdrawn"])
    expect((await getAnswer(world.members[1].ctx, code)).withdrawn?.reason).toBe(WHY.words)
    expect((await historyOf(world, world.proposal)).at(-1)).toBe("answer_withdrawn")
  })

  test("is told once to who both answers and proposes", async ({ db }) => {
    const world = await makeWorld(db)
    const [author] = world.members
    await makeMembership(db, {
      ...{ personId: author.ctx.actor.personId ?? "", organisationId: world.body.id },
      offices: ["answering_official"],
    })
    await withdrawRequest(world.secretary, { answerCode: await ask(world), ...WHY })
    const kinds = await mailsTo(world, author.ctx)
    expect(kinds.filter((kind) => kind === "answer_withdrawn")).toHaveLength(1)
  })

  test("is owed no more: not on the desk, in no figure, with no reminder, in no step of the thread", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await withdrawRequest(world.secretary, { answerCode: code, ...WHY })
    expect(await openInAnswers(world.manager)).toEqual([])
    expect(await countAnswersOf(world.official, world.body.id)).toMatchObject({ owed: 0, late: 0 })
    const { dueOn } = await getAnswer(world.secretary, code)
    const later = { ...world.secretary, now: new Date(`${daysAfter(dueOn, 9)}T12:00:00Z`) }
    expect(await remindOfAnswers(later)).toBe(0)
    const { steps } = await getThread(world.secretary, world.proposal)
    expect(steps.find(({ place }) => place === "now")?.step).toBe("answer")
  })

  test("may be made anew to the same body, which begins from the start", async ({ db }) => {
    const world = await makeWorld(db)
    const first = await ready(world)
    await withdrawRequest(world.secretary, { answerCode: first, ...WHY })
    expect((await openInAnswers(world.secretary)).map(({ kind }) => kind)).toEqual(["answer_ask"])
    const second = await ask(world)
    expect([second === first, (await answerOf(world, second)).state]).toEqual([false, "requested"])
    await takeAnswer(world.official, { answerCode: second })
    await write(world, world.official, second, { intent: "ready" })
    await endorse(world, second)
    await publish(world, second)
    expect((await getAnswer(world.official, second)).state).toBe("published")
  })

  test("is refused to others, once answered and a second time; the body writes no more", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    const by = (ctx: typeof world.secretary, answerCode = code) =>
      refusalOf(withdrawRequest(ctx, { answerCode, ...WHY }))
    expect(await by(world.members[0].ctx)).toBe("forbidden proposals.refuse.keepers_only")
    expect(await by(world.manager)).toBe("forbidden proposals.refuse.keepers_only")
    await withdrawRequest(world.secretary, { answerCode: code, ...WHY })
    expect(await by(world.secretary)).toBe("forbidden answers.refuse.withdrawn")
    expect(await refusalOf(takeAnswer(world.official, { answerCode: code }))).toBe(
      "forbidden answers.refuse.withdrawn",
    )
    const answered = await published(world)
    expect(await by(world.secretary, answered)).toBe("forbidden answers.refuse.published_already")
  })
})
