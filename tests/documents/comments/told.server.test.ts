import { editComment } from "#app/documents/comments/edit-comment.server.ts"
import { mayReadThread } from "#app/documents/comments/queries.server.ts"
import { resolveThread } from "#app/documents/comments/resolve-thread.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { answer, codeOf, lastComment, makeTalked, open, threadOf, told } from "./world.ts"

describe("who is told", () => {
  test("of a new thread: the secretariat, and who is called in, once and for that", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, secretary, chair, other] = [
      await as("titular"),
      await as("secretary here"),
      await as("chair"),
      await as("secretary here"),
    ]
    const mentions = [await codeOf(db, secretary), await codeOf(db, chair)]
    await open(author, paper, { mentions })
    expect(await told(db)).toEqual(
      [
        `comment_mention ${secretary.actor.personId}`,
        `comment_mention ${chair.actor.personId}`,
        `comment_new ${other.actor.personId}`,
      ].sort(),
    )
  })

  test("of an answer: who takes part, never who answers", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, second, third] = [await as("titular"), await as("observer"), await as("chair")]
    const code = await open(author, paper, { mentions: [await codeOf(db, third)] })
    await answer(second, code)
    await answer(author, code)
    expect(await told(db)).toEqual(
      [
        `comment_mention ${third.actor.personId}`,
        ...[author, third].map(({ actor }) => `comment_reply ${actor.personId}`),
        ...[second, third].map(({ actor }) => `comment_reply ${actor.personId}`),
      ].sort(),
    )
  })

  test("that it is settled: who began it, unless they settled it", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    const [theirs, own] = [await open(author, paper), await open(chair, paper)]
    await resolveThread(chair, { threadCode: theirs })
    await resolveThread(chair, { threadCode: own })
    expect(await told(db)).toEqual([`comment_resolved ${author.actor.personId}`])
  })

  test("of being called in by a comment that is changed, once however often it is changed", async ({
    db,
  }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair, observer] = [await as("titular"), await as("chair"), await as("observer")]
    await open(author, paper)
    const { code: commentCode } = await lastComment(db)
    const change = (body: string, mentions: string[] = []) =>
      editComment(author, { commentCode, body, language: "it", mentions })
    await change("Un commento", [await codeOf(db, chair)])
    await change(`Chiedo a @${chair.actor.name} e a @${observer.actor.name}`)
    await change("Non chiedo più niente")
    await change(`Chiedo a @${observer.actor.name}`, [await codeOf(db, chair)])
    expect(await told(db)).toEqual(
      [chair, observer].map(({ actor }) => `comment_mention ${actor.personId}`).sort(),
    )
  })

  test("who is only called in by a change does not make it a changed comment", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    await open(author, paper)
    const { code: commentCode } = await lastComment(db)
    const mentions = [await codeOf(db, chair)]
    await editComment(author, { commentCode, body: "Un commento", language: "it", mentions })
    expect(await lastComment(db)).toMatchObject({ editedAt: null })
    const outsider = [await codeOf(db, await as("member of another table"))]
    const refused = editComment(author, { commentCode, body: "Altro", language: "it", mentions: outsider })
    expect(await refusalOf(refused)).toBe("invalid comments.errors.mention_unknown (mentions)")
  })

  test("whom the words name, without anybody being chosen", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, observer] = [await as("titular"), await as("observer")]
    await open(author, paper, { body: `Che ne dici, @${observer.actor.name}?` })
    expect(await told(db)).toEqual([`comment_mention ${observer.actor.personId}`])
  })

  test("nobody outside the table is called in", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const mentions = [await codeOf(db, await as("member of another table"))]
    expect(await refusalOf(open(await as("titular"), paper, { mentions }))).toBe(
      "invalid comments.errors.mention_unknown (mentions)",
    )
  })

  test("and who has left the table may not read it any more", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const code = await open(await as("titular"), paper)
    const { id } = await threadOf(db, code)
    const [member, stranger] = [await as("observer"), await as("stranger")]
    const answers = [member, stranger].map(({ actor }) => mayReadThread(db, actor.personId, id))
    expect(await Promise.all(answers)).toEqual([true, false])
  })
})
