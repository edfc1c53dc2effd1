import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import { askClarification, replyClarification } from "#app/answers/clarify-answer.server.ts"
import { getDraft, readVersion } from "#app/answers/draft-queries.server.ts"
import { returnAnswer } from "#app/answers/endorse-answer.server.ts"
import { extendAnswer } from "#app/answers/extend-answer.server.ts"
import { countAnswersOf, listAnswersOf } from "#app/answers/list.server.ts"
import { getAnswer } from "#app/answers/queries.server.ts"
import { takeAnswer } from "#app/answers/take-answer.server.ts"
import { daysAfter } from "#app/civil-time.ts"
import { answers } from "#db/schema/index.ts"
import { historyOf, submittedBy } from "#tests/proposals/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answerOf, ask, endorse, mailsTo, makeWorld, publish, published, ready, write } from "./world.ts"

const WORDS = { words: "Parole scritte per esteso", language: "it" } as const

describe("a request", () => {
  test("is made by who keeps the proposals, and tells the body and the authors the last day", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    const { askedOn, dueOn, left } = await getAnswer(world.manager, code)
    expect([dueOn >= daysAfter(askedOn, 30), left >= 30]).toEqual([true, true])
    expect(await mailsTo(world, world.official)).toEqual(["answer_requested"])
    expect(await mailsTo(world, world.manager)).toEqual(["answer_requested"])
    expect(await mailsTo(world, world.colleague)).toEqual([])
    expect(await mailsTo(world, world.members[0].ctx)).toEqual(["answer_asked_for_you"])
    expect((await historyOf(world, world.proposal)).at(-1)).toBe("answer_requested")
  })

  test("is refused to others, for what is not approved, and to a body that was asked", async ({ db }) => {
    const world = await makeWorld(db)
    const [member] = world.members
    const early = { ...world, proposal: await submittedBy(world) }
    await ask(world)
    expect([
      await refusalOf(ask({ ...world, secretary: member.ctx })),
      await refusalOf(ask(early)),
      await refusalOf(ask(world)),
    ]).toEqual([
      "forbidden proposals.refuse.keepers_only",
      "forbidden answers.refuse.not_approved",
      "conflict answers.refuse.body_asked_already (organisation)",
    ])
  })

  test("counts its days as the rules in force said on its day", async ({ db }) => {
    const world = await makeWorld(db, { answerDays: 1, extensionDays: 0 })
    const code = await ask(world)
    expect(await answerOf(world, code)).toMatchObject({ extension_days: 0 })
    await takeAnswer(world.official, { answerCode: code })
    const dueOn = daysAfter(String((await getAnswer(world.official, code)).dueOn), 1)
    expect(await refusalOf(extendAnswer(world.official, { answerCode: code, dueOn, ...WORDS }))).toBe(
      "forbidden answers.refuse.no_extension",
    )
  })
})

describe("taking in charge", () => {
  test("names who sees to it, for who is concerned and not for the public", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ask(world)
    await takeAnswer(world.manager, { answerCode: code })
    const official = (await getAnswer(world.members[0].ctx, code)).official
    expect(official).toBe(world.manager.actor.name)
    expect(
      (await getAnswer({ ...world.colleague, actor: { ...world.colleague.actor, memberships: [] } }, code))
        .official,
    ).toBeNull()
    expect(await mailsTo(world, world.members[0].ctx)).toContain("answer_taken")
  })

  test("is not handed to somebody who does not answer for the body", async ({ db }) => {
    const world = await makeWorld(db)
    const answerCode = await ask(world)
    const { rows } = await db.execute(
      sql`select code from person where id = ${world.colleague.actor.personId}`,
    )
    const official = String(rows[0]?.code)
    expect(await refusalOf(takeAnswer(world.manager, { answerCode, official }))).toBe(
      "invalid answers.errors.official (official)",
    )
  })
})

describe("a draft", () => {
  test("is read within the body only, also by who acts for it without writing", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    expect((await getDraft(world.colleague, code)).content.outcome).toBe("partly")
    expect(await refusalOf(getDraft(world.members[0].ctx, code))).toBe(
      "forbidden answers.refuse.draft_of_body",
    )
    const outside = await getAnswer(world.members[0].ctx, code)
    expect(JSON.stringify(outside)).not.toContain("seconda sera")
    expect(await refusalOf(write(world, world.colleague, code))).toBe(
      "forbidden answers.refuse.officials_only",
    )
  })

  test("of two who save upon the same version the second reads the first, and neither is lost", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await write(world, world.manager, code, { rev: "1", words: "Il testo della prima persona" })
    expect(
      await refusalOf(write(world, world.official, code, { rev: "1", words: "Quello della seconda" })),
    ).toBe("conflict answers.errors.other_wrote (words)")
    await write(world, world.official, code, { rev: "2", words: "Quello della seconda" })
    expect((await readVersion(world.official, code, 2))?.words).toBe("Il testo della prima persona")
    expect((await getDraft(world.official, code)).content.words).toBe("Quello della seconda")
  })

  test("loses its visto with the next version", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await endorse(world, code)
    await write(world, world.official, code)
    expect(await answerOf(world, code)).toMatchObject({ state: "drafted", endorsed_as: null, ready_at: null })
    expect(await refusalOf(publish(world, code))).toBe("forbidden answers.refuse.not_endorsed")
  })

  test("comes back with what to change, to who wrote it", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await returnAnswer(world.manager, { answerCode: code, rev: 1, words: "Manca il costo della mediatrice" })
    expect(await mailsTo(world, world.official)).toContain("answer_returned")
    expect((await getDraft(world.official, code)).returnedFor).toBe("Manca il costo della mediatrice")
  })

  test("is endorsed by another person than its writer, as it was read", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    await write(world, world.manager, code, { intent: "ready" })
    expect(await refusalOf(endorse(world, code))).toBe("forbidden answers.refuse.own_text")
    await write(world, world.official, code, { intent: "ready" })
    const older = returnAnswer(world.manager, { answerCode: code, rev: 1, words: "Una versione vecchia" })
    expect(await refusalOf(older)).toBe("conflict answers.errors.changed_meanwhile")
    await endorse(world, code)
    expect(await mailsTo(world, world.official)).toContain("answer_endorsed")
  })

  test("that passes the question on names another body than its own", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    const own = { outcome: "not_competent", organisationCode: world.body.code }
    expect(await refusalOf(write(world, world.official, code, own))).toBe(
      "invalid answers.errors.passed_to_self (organisation)",
    )
  })
})

/** An answer that says only that it is another body's. */
const PASSING = {
  ...{ outcome: "not_competent", cost: "", promise0title: "", promise0due: "" },
  ...{ part0what: "", part0verdict: "", part0reason: "" },
  ...{ part1what: "", part1verdict: "", part1reason: "" },
}

describe("a published answer", () => {
  test("says what it says to everybody, with the digest of its bytes, and tells authors and supporters", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const page = await getAnswer(world.members[0].ctx, code)
    expect(page.published).toMatchObject({ outcome: "partly", cost: 624_000, protocol: "DEMO/1" })
    const { published: text } = await answerOf(world, code)
    expect(page.digest).toBe(createHash("sha256").update(String(text)).digest("hex"))
    expect(await mailsTo(world, world.members[0].ctx)).toContain("answer_published")
    expect(await mailsTo(world, world.members[2].ctx)).toEqual(["answer_published"])
    expect((await historyOf(world, world.proposal)).at(-1)).toBe("answer_partly")
  })

  test("never changes", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    expect([
      await refusalOf(write(world, world.official, code)),
      await refusalOf(publish(world, code)),
    ]).toEqual(["forbidden answers.refuse.published_already", "forbidden answers.refuse.published_already"])
  })

  test("makes commitments of what it promises, of the body and its day, which everybody may follow", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const { commitments } = await getAnswer(
      { ...world.secretary, actor: { ...world.secretary.actor, offices: [] } },
      code,
    )
    expect(commitments).toMatchObject([{ title: "aprire una sera alla settimana", dueOn: "2099-05-31" }])
    const { rows } = await db.execute(sql`select organisation_id from commitment`)
    expect(rows).toEqual([{ organisation_id: world.body.id }])
  })

  test("that is another body's asks that one, with a last day of its own; each body once", async ({ db }) => {
    const world = await makeWorld(db)
    const other = await makeOrganisation(db, { name: "Ambito che tocca" })
    const code = await published(world, { ...PASSING, organisationCode: other.code })
    const { passed, published: said } = await getAnswer(world.official, code)
    expect([passed, said?.passedTo?.name]).toMatchObject([[{ name: other.name, isOn: true }], other.name])
    expect(await refusalOf(ask(world, other))).toBe(
      "conflict answers.refuse.body_asked_already (organisation)",
    )
  })

  test("that is another body's, which was asked meanwhile, asks nobody a second time", async ({ db }) => {
    const world = await makeWorld(db)
    const other = await makeOrganisation(db, { name: "Ambito che tocca" })
    await ask(world, other)
    await published(world, { ...PASSING, organisationCode: other.code })
    expect(await db.$count(answers)).toBe(2)
  })

  test("is explained once, to who signed the proposal, by who answers for the body", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await published(world)
    const [author, other] = world.members
    const say = { answerCode: code, ...WORDS }
    expect(await refusalOf(replyClarification(world.official, say))).toBe(
      "forbidden answers.refuse.nothing_asked",
    )
    expect(await refusalOf(askClarification(other.ctx, say))).toBe("forbidden answers.refuse.authors_only")
    await askClarification(author.ctx, say)
    expect(await refusalOf(askClarification(author.ctx, say))).toBe("forbidden answers.refuse.asked_already")
    await replyClarification(world.official, { ...say, words: "Da gennaio in poi." })
    expect(await refusalOf(replyClarification(world.manager, say))).toBe(
      "forbidden answers.refuse.replied_already",
    )
    expect((await getAnswer(author.ctx, code)).clarification).toMatchObject({
      ...{ question: WORDS.words, reply: "Da gennaio in poi.", by: { name: author.body.name } },
    })
    expect(await mailsTo(world, author.ctx)).toContain("answer_explained")
  })
})

describe("the term", () => {
  test("is extended once, to a later day within the rules, with a reason that everybody reads", async ({
    db,
  }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    const { dueOn } = await getAnswer(world.official, code)
    const to = (day: string) => extendAnswer(world.official, { answerCode: code, dueOn: day, ...WORDS })
    expect([await refusalOf(to(dueOn)), await refusalOf(to(daysAfter(dueOn, 40)))]).toEqual([
      "invalid answers.errors.extension_earlier (dueOn)",
      "invalid answers.errors.extension_long (dueOn)",
    ])
    await to(daysAfter(dueOn, 20))
    expect(await refusalOf(to(daysAfter(dueOn, 21)))).toBe("forbidden answers.refuse.extended_already")
    expect((await getAnswer(world.members[1].ctx, code)).extension).toMatchObject({
      from: dueOn,
      reason: WORDS.words,
    })
    expect(await mailsTo(world, world.members[0].ctx)).toContain("answer_extended")
  })

  test("once over, the delay is said to everybody and nothing else happens", async ({ db }) => {
    const world = await makeWorld(db)
    const code = await ready(world)
    const { dueOn } = await getAnswer(world.official, code)
    const later = { ...world.official, now: new Date(`${daysAfter(dueOn, 3)}T12:00:00Z`) }
    expect(await getAnswer({ ...later, actor: world.members[1].ctx.actor }, code)).toMatchObject({
      late: 3,
      left: -3,
    })
    const day = daysAfter(dueOn, 9)
    expect(await refusalOf(extendAnswer(later, { answerCode: code, dueOn: day, ...WORDS }))).toBe(
      "forbidden answers.refuse.term_over",
    )
    expect(await countAnswersOf(later, world.body.id)).toEqual({ owed: 1, late: 1, given: 0, inTime: 0 })
    await endorse(world, code)
    await publish(world, code)
    expect(await countAnswersOf(world.official, world.body.id)).toEqual({
      owed: 0,
      late: 0,
      given: 1,
      inTime: 1,
    })
    const { rows } = await listAnswersOf(world.official, {
      organisationId: world.body.id,
      shown: "given",
      from: null,
    })
    expect(rows).toMatchObject([{ code, outcome: "partly", late: 0 }])
  })
})
