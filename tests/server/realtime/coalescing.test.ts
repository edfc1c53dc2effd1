import { until } from "../../support/machine.ts"
import { linesOf, write } from "./support/text.ts"
import { describe, expect, openWorld, READER, test, type World, WRITER } from "./support/world.ts"

/** So many writers at one document, and a reader who counts the frames that it is sent. */
const table = async (world: World, writers: number) => {
  const paper = await world.addPaper("Uno")
  const reader = await world.signIn()
  world.allow(reader, paper, READER)
  const counting = world.raw(paper, reader, { query: "?v=1" })
  const watching = world.page(paper, reader)
  await watching.synced()
  const pages = []
  for (let n = 0; n < writers; n++) {
    const person = await world.signIn()
    world.allow(person, paper, WRITER)
    pages.push(world.page(paper, person))
  }
  for (const page of pages) await page.synced()
  return { paper, pages, counting, watching }
}

describe("updates that come close to each other", () => {
  test("travel as fewer frames than there are updates, and all arrive at everybody, the authors too", async ({
    opened,
  }) => {
    const world = await openWorld(opened, { settings: { relayGapPerReaderMs: 20, relayLongestGapMs: 60 } })
    const { paper, pages, counting, watching } = await table(world, 4)
    counting.send(new Uint8Array([0, 0, 1, 0]))
    await counting.received("step2")
    const frames = () => counting.frames.filter(({ kind }) => kind === "update").length
    const each = 15
    for (let n = 0; n < each; n++) {
      for (const [at, page] of pages.entries()) write(page.doc, `${at}.${n}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const all = 1 + pages.length * each
    await until(() => [...pages, watching].every(({ doc }) => linesOf(doc).length === all))
    for (const page of pages) await page.saved()
    expect(frames()).toBeGreaterThan(1)
    expect(frames()).toBeLessThan((pages.length * each) / 2)
    const texts = new Set([...pages, watching].map(({ doc }) => linesOf(doc).join()))
    expect(texts).toEqual(new Set([(await world.stored(paper)).lines.join()]))
  })

  test("after quiet, one goes out without waiting, whatever the gap", async ({ opened }) => {
    const world = await openWorld(opened, {
      settings: { relayGapPerReaderMs: 60_000, relayLongestGapMs: 60_000, flushGapEmbeddedMs: 60_000 },
    })
    const { pages, watching } = await table(world, 1)
    const begun = performance.now()
    if (pages[0]) write(pages[0].doc, "Subito")
    await until(() => linesOf(watching.doc).includes("Subito"))
    await pages[0]?.saved()
    expect(performance.now() - begun).toBeLessThan(50_000)
  })

  test("are committed together: many updates, few flushes, all acknowledged", async ({ opened }) => {
    const world = await openWorld(opened, { settings: { flushGapEmbeddedMs: 200 } })
    const { paper, pages } = await table(world, 2)
    const before = world.database.flushes
    const each = 20
    for (let n = 0; n < each; n++) {
      for (const [at, page] of pages.entries()) write(page.doc, `${at}.${n}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    for (const page of pages) await page.saved()
    expect(world.database.flushes - before).toBeLessThan(each)
    expect((await world.stored(paper)).lines).toHaveLength(1 + pages.length * each)
  })
})
