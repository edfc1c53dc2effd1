import { until } from "../../support/machine.ts"
import { linesOf, write } from "./support/text.ts"
import { expect, test, WRITER } from "./support/world.ts"

test("two stock clients that write at once end with the same text, and so does the log", async ({
  world,
}) => {
  const paper = await world.addPaper("Inizio")
  const [ada, bruno] = [await world.signIn(), await world.signIn()]
  world.allow(ada, paper, WRITER)
  world.allow(bruno, paper, WRITER)
  const first = world.page(paper, ada)
  const second = world.page(paper, bruno)
  await Promise.all([first.synced(), second.synced()])
  for (let i = 0; i < 20; i++) {
    write(first.doc, `a${i}`)
    write(second.doc, `b${i}`)
  }
  await Promise.all([first.saved(), second.saved()])
  await until(() => linesOf(first.doc).length === 41 && linesOf(second.doc).length === 41)
  expect(linesOf(first.doc)).toEqual(linesOf(second.doc))
  expect((await world.stored(paper)).lines).toEqual(linesOf(first.doc))
})
