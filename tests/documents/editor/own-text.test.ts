import { describe, expect, test } from "vitest"
import { splitLine } from "#app/documents/editor/line-commands.ts"
import { FRESH_MS, newLedger } from "#app/documents/editor/own-ledger.ts"
import { linesWrittenSince } from "#app/documents/editor/own-text.ts"
import { withMore, worthShowing } from "#app/documents/editor/withdrawn-words.ts"
import { Client, exchange, firstState, line } from "./two-clients.ts"

const pair = (...texts: string[]) => {
  const first = firstState(texts.map((text) => line(text)))
  return [new Client(10, first), new Client(20, first)] as const
}

const remove = (client: Client, text: string) => {
  client.select(text, { over: true })
  client.dispatch(client.state.tr.deleteSelection())
}

describe("own words that somebody else's change takes away", () => {
  test("they are handed back when they are deleted", () => {
    const [a, b] = pair("uno due")
    a.select("due")
    a.type("molto ")
    exchange(a, b)
    remove(b, "molto ")
    exchange(a, b)
    expect(a.withdrawn.map(({ text }) => text)).toEqual(["molto "])
  })

  test("words of others are not", () => {
    const [a, b] = pair("uno due")
    remove(b, "due")
    exchange(a, b)
    expect(a.withdrawn).toEqual([])
  })

  test("words taken away by oneself are not", () => {
    const [a, b] = pair("uno due")
    a.select("due")
    a.type("molto ")
    remove(a, "molto ")
    exchange(a, b)
    expect(a.withdrawn).toEqual([])
  })

  test("words that a split wrote into another line are still there", () => {
    const [a, b] = pair("uno due tre")
    a.select("tre")
    a.type("molto ")
    exchange(a, b)
    b.select("due")
    b.run(splitLine)
    exchange(a, b)
    expect(a.words).toBe("uno \ndue molto tre")
    expect(a.withdrawn).toEqual([])
  })

  test("words typed while the other joined the lines are handed back", () => {
    const [a, b] = pair("uno ", "due")
    a.select("due", { offset: 3 })
    a.type(" molto")
    const { tr } = b.state
    b.dispatch(tr.join(b.state.doc.child(0).nodeSize))
    exchange(a, b)
    expect(a.words).toBe("uno due")
    expect(a.withdrawn.map(({ text }) => text)).toEqual([" molto"])
  })
})

test("the lines with words since a clock read as they stand", () => {
  const [a] = pair("uno due", "tre")
  const before = a.doc.store.clients.get(10)?.at(-1)
  expect(before).toBeUndefined()
  a.select("due")
  a.type("molto ")
  expect(linesWrittenSince(a.doc, 10, 0)).toEqual(["uno molto due"])
  expect(linesWrittenSince(a.doc, 10, 6)).toEqual([])
})

describe("how fresh own words are", () => {
  const ledger = () => {
    const made = newLedger()
    made.add(1, 10, 0)
    made.add(2, 20, 1000)
    return made
  }

  test("what is not confirmed is fresh however old", () => {
    const made = ledger()
    made.cover(1)
    expect(made.isFresh({ from: 10, to: 20 }, 10 * FRESH_MS)).toBe(true)
    expect(made.isFresh({ from: 0, to: 10 }, 10 * FRESH_MS)).toBe(false)
  })

  test("what is confirmed is fresh for a minute", () => {
    const made = ledger()
    made.cover(2)
    expect(made.confirmed()).toBe(20)
    expect(made.isFresh({ from: 10, to: 20 }, FRESH_MS)).toBe(true)
    expect(made.isFresh({ from: 10, to: 20 }, FRESH_MS + 1001)).toBe(false)
  })
})

describe("words gathered to be handed back", () => {
  const piece = (from: number, text: string) => ({ from, to: from + text.length, text })

  test("letters deleted one by one become one passage", () => {
    const taken = ["o", "t", "u", "a", "s"].map((letter, at) => piece(4 - at, letter))
    const all = taken.reduce((words, one) => withMore(words, [one]), withMore([], []))
    expect(worthShowing(all).map(({ text }) => text)).toEqual(["sauto"])
  })

  test("a slip mended by somebody else is not worth a word", () => {
    expect(worthShowing(withMore([], [piece(7, "eh")]))).toEqual([])
  })

  test("passages far apart stay apart", () => {
    expect(withMore([piece(0, "prima")], [piece(500, "dopo")])).toHaveLength(2)
  })

  test("neighbouring pieces say that something stood between", () => {
    expect(withMore([piece(0, "prima")], [piece(10, "dopo")]).map(({ text }) => text)).toEqual([
      "prima … dopo",
    ])
  })
})
