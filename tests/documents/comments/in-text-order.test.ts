import { expect, test } from "vitest"
import { inTextOrder } from "#app/documents/comments/in-text-order.ts"
import { line } from "./world.ts"

const json = {
  type: "doc",
  content: [
    line("b-0001", "Gli sportelli aprono una sera alla settimana, per tutti."),
    line("b-0002", "La prova dura sei mesi, poi si guarda che cosa resta."),
  ],
}
const thread = (code: string, quote: string | null, isQuoteErased = false) => ({
  ...{ code, quote, before: "", after: "", blockId: null, isQuoteErased },
})
const THREADS = [
  thread("gone", "parole che non ci sono più nel testo"),
  thread("second", "poi si guarda che cosa resta"),
  thread("whole", null),
  thread("erased", null, true),
  thread("later in the first", "una sera alla settimana, per tutti"),
  thread("first", "gli sportelli aprono una sera"),
  thread("first again", "gli sportelli aprono una sera"),
]

test("threads stand in the order of the text; then those on all of it, then those whose words have gone", () => {
  const ordered = inTextOrder({ json }, THREADS)
  expect(ordered.map(({ code }) => code)).toEqual([
    ...["first", "first again", "later in the first", "second", "whole", "gone", "erased"],
  ])
  expect(ordered.filter(({ isOrphan }) => isOrphan).map(({ code }) => code)).toEqual(["gone"])
})

test("without a text, those on all of it come first", () => {
  expect(inTextOrder(null, THREADS)[0]?.code).toBe("whole")
})
