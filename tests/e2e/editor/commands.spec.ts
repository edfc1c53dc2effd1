import { expect, type onStage, type Side, test } from "./stage.ts"

/** Kept: in the text of both. Offered: gone from it, and handed back to who wrote it. Never neither. */
type Fate = "kept" | "offered"
type Target = { over: string } | { caret: string; offset?: number }
type Stage = ReturnType<typeof onStage>
type Act = string | ((stage: Stage, page: { press: (key: string) => Promise<void> }) => Promise<unknown>)

const TEXT = "Prima riga\n- Seconda riga qui\nTerza riga"
const TABLE = "Sopra\n| uno | due |\n| tre | quattro |\nSotto"

const place = (stage: Stage, side: Side, target: Target) =>
  "over" in target ? stage.over(side, target.over) : stage.caret(side, target.caret, target.offset)

const fateOf = async (stage: Stage, words: string) => {
  const [a, b] = [await stage.call("text", "a"), await stage.call("text", "b")]
  expect(b, "both see one text").toBe(a)
  if (a.includes(words)) return "kept"
  const offered = await stage.call("withdrawn", "a")
  return offered.some((text) => text.includes(words)) ? "offered" : "lost"
}

const whole: Target = { over: "Seconda riga qui" }

const onLines: [string, Target, Act, Fate][] = [
  ["Titolo 1", whole, "Titolo 1", "kept"],
  ["Titolo 2", whole, "Titolo 2", "kept"],
  ["Titolo 3", whole, "Titolo 3", "kept"],
  ["Testo", whole, "Testo", "kept"],
  ["Grassetto", whole, "Grassetto", "kept"],
  ["Corsivo", whole, "Corsivo", "kept"],
  ["Elenco puntato, taken off", whole, "Elenco puntato", "kept"],
  ["Elenco numerato", whole, "Elenco numerato", "kept"],
  ["Elenco di cose da fare", whole, "Elenco di cose da fare", "kept"],
  ["Aumenta il rientro", whole, "Aumenta il rientro", "kept"],
  [
    "Riduci il rientro",
    whole,
    async (stage) => {
      await stage.tool("b", "Aumenta il rientro")
      await stage.tool("b", "Riduci il rientro")
    },
    "kept",
  ],
  ["Collegamento", whole, (stage) => stage.call("link", "b", "https://example.org"), "kept"],
  ["Citazione", whole, "Citazione", "kept"],
  ["Riquadro", whole, "Riquadro", "kept"],
  ["Tabella after the line", { caret: "Seconda" }, "Tabella", "kept"],
  ["Enter before the words", { caret: "riga qui" }, (_, page) => page.press("Enter"), "kept"],
  ["Enter after the words", { caret: "qui", offset: 2 }, (_, page) => page.press("Enter"), "kept"],
  ["Enter at the start of the line", { caret: "Seconda" }, (_, page) => page.press("Enter"), "kept"],
  ["Tab", { caret: "Seconda" }, (_, page) => page.press("Tab"), "kept"],
  ["Backspace out of the list", { caret: "Seconda" }, (_, page) => page.press("Backspace"), "kept"],
  [
    "Backspace that joins the next line to it",
    { caret: "Terza" },
    (_, page) => page.press("Backspace"),
    "kept",
  ],
  [
    "Delete that joins it to the line before",
    { caret: "Prima riga", offset: 10 },
    (_, page) => page.press("Delete"),
    "offered",
  ],
  ["deleting the words around", { over: "riga qui" }, (_, page) => page.press("Delete"), "kept"],
  ["cutting the whole line", whole, (_, page) => page.press("Control+x"), "kept"],
  [
    "Annulla of what the other did before",
    { caret: "Terza riga", offset: 10 },
    async (stage) => {
      await stage.type(" e altro")
      await stage.tool("b", "Annulla")
    },
    "kept",
  ],
  [
    "Ripeti of what the other did before",
    { caret: "Terza riga", offset: 10 },
    async (stage) => {
      await stage.type(" e altro")
      await stage.tool("b", "Annulla")
      await stage.tool("b", "Ripeti")
    },
    "kept",
  ],
]

/** Makes one cell of the row of the caret, chosen by keyboard. */
const mergeRow: Act = async (stage, page) => {
  await page.press("Shift+ArrowRight")
  await stage.tool("b", "Unisci celle")
}
const splitMerged: Act = async (stage, page) => {
  await mergeRow(stage, page)
  await stage.tool("b", "Dividi cella")
}

const onTables: [string, Target, Act, Fate][] = [
  ["Riga sopra", { caret: "quattro" }, "Riga sopra", "kept"],
  ["Riga sotto", { caret: "uno" }, "Riga sotto", "kept"],
  ["Colonna prima", { caret: "quattro" }, "Colonna prima", "kept"],
  ["Colonna dopo", { caret: "uno" }, "Colonna dopo", "kept"],
  ["Riga di intestazione", { caret: "uno" }, "Riga di intestazione", "kept"],
  ["Colonna di intestazione", { caret: "uno" }, "Colonna di intestazione", "kept"],
  ["Unisci celle, with its own", { caret: "tre", offset: 3 }, mergeRow, "offered"],
  ["Dividi cella, with its own", { caret: "tre", offset: 3 }, splitMerged, "offered"],
  ["Togli riga, another one", { caret: "uno" }, "Togli riga", "kept"],
  ["Togli colonna, another one", { caret: "uno" }, "Togli colonna", "kept"],
  ["Togli riga, its own", { caret: "quattro" }, "Togli riga", "offered"],
  ["Togli colonna, its own", { caret: "quattro" }, "Togli colonna", "offered"],
  ["Togli tabella", { caret: "uno" }, "Togli tabella", "offered"],
]

const cases = [
  ...onLines.map((one) => ["line", TEXT, "Seconda riga qui", 11, ...one] as const),
  ...onTables.map((one) => ["cell", TABLE, "quattro", 4, ...one] as const),
]

for (const [kind, text, where, offset, name, target, act, fate] of cases) {
  test(`what one types in a ${kind} is ${fate} while another uses ${name}`, async ({ stage, page }) => {
    await stage.open(text)
    await stage.caret("a", where, offset)
    await stage.type("XYZ")
    await place(stage, "b", target)
    if (typeof act === "string") await stage.tool("b", act)
    else await act(stage, page.keyboard)
    await stage.call("exchange")
    expect(await fateOf(stage, "XYZ")).toBe(fate)
    expect([await stage.call("breakages", "a"), await stage.call("breakages", "b")]).toEqual([0, 0])
  })
}
