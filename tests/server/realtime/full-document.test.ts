import { writeUpdate } from "#server/realtime/protocol.ts"
import { linesOf, updateWith, write } from "./support/text.ts"
import { expect, openWorld, test, WRITER } from "./support/world.ts"

test("a full document takes no more text, and still takes deletions", async ({ opened }) => {
  const world = await openWorld(opened, { settings: { maxDocumentBytes: 20_000 } })
  const paper = await world.addPaper("Uno")
  const person = await world.signIn()
  world.allow(person, paper, WRITER)
  const author = world.page(paper, person)
  await author.synced()
  write(author.doc, "y".repeat(19_000))
  await author.saved()
  const other = world.raw(paper, person)
  await other.received("step1")
  other.send(writeUpdate(updateWith("z".repeat(2000))))
  expect(await other.closed).toEqual({ code: 1009, reason: "document-full" })
  expect(other.frames).toContainEqual({ kind: "auth", reason: "document-full" })
  author.doc.getXmlFragment("default").delete(1, 1)
  await author.saved()
  write(author.doc, "w".repeat(2000))
  await author.saved()
  expect(linesOf((await world.stored(paper)).doc).map((line) => line.length)).toEqual([3, 2000])
})
