import { sql } from "drizzle-orm"
import fc from "fast-check"
import { LONGEST_TEXT } from "#app/index/indexed.server.ts"
import { find, HITS_PER_PAGE, MOST_HITS } from "#app/search/find.server.ts"
import { questionOf } from "#app/search/question.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { ask, put } from "./world.ts"

describe("a text is found", () => {
  test.for([
    ["by another form of its word", "it", "Le mediatrici culturali", "mediatrice"],
    ["by another form of its word", "en", "The working groups", "group"],
    ["by another form of its word", "fr", "Les associations accueillent", "association"],
    ["by another form of its word", "ar", "الجمعيات في المدينة", "جمعية"],
    ["without its accents", "it", "Le città e le comunità", "citta comunita"],
    ["with accents that it has not", "it", "citta", "città"],
    ["without its Arabic vowel signs", "ar", "الإِدْمَاجُ الاِجْتِمَاعِيّ", "الادماج"],
    ["by the beginning of its last word", "it", "Integrazione scolastica", "scolastica integr"],
    ["by the beginning of an unstemmed word", "it", "Integrazione", "integraz"],
    ["by a word of another language than the page's", "fr", "L'école et la famille", "ecole"],
    ["whatever the capitals", "it", "Servizi CPIA", "cpia"],
    ["by a number", "it", "Legge regionale 32 del 2009", "32 2009"],
    ["whatever small words stand between", "it", "Piano di integrazione", "piano per l'integrazione"],
    ["behind an apostrophe", "it", "Verso l’autonomia", "autonomia"],
  ] as const)("%s, in %s: %s by %s", async ([, language, text, typed], { db }) => {
    await put(db, { title: "Uno", text, language })
    await put(db, { title: "Altro", text: "Niente", language })
    expect((await ask(db, typed)).titles).toEqual(["Uno"])
  })

  test("only where all its words are there", async ({ db }) => {
    await put(db, { title: "Scuola", text: "mediazione" })
    await put(db, { title: "Lavoro", text: "mediazione" })
    expect((await ask(db, "mediazione scuola")).titles).toEqual(["Scuola"])
  })

  test("in its title before it is in its text, and by its whole title first of all", async ({ db }) => {
    await put(db, { title: "Verbale", text: "lavoro lavoro lavoro lavoro", changedAt: new Date() })
    await put(db, { title: "Relazione sul lavoro", text: "niente" })
    await put(db, { title: "Lavoro", text: "niente" })
    expect((await ask(db, "lavoro")).titles).toEqual(["Lavoro", "Relazione sul lavoro", "Verbale"])
  })

  test("the newer before the older, where all else is the same", async ({ db }) => {
    await put(db, { title: "Piano primo", changedAt: new Date("2019-01-01") })
    await put(db, { title: "Piano secondo", changedAt: new Date() })
    expect((await ask(db, "piano")).titles).toEqual(["Piano secondo", "Piano primo"])
  })

  test("with the word marked, in the passage where it stands", async ({ db }) => {
    await put(db, { title: "Uno", text: `${"altro ".repeat(100)}<script>mediazioni</script>` })
    const { hits } = await ask(db, "mediazione")
    expect(hits[0]?.passage.filter(({ isHit }) => isHit)).toEqual([{ text: "mediazioni", isHit: true }])
    expect(hits[0]?.passage.map(({ text }) => text).join("")).toContain("<script>mediazioni</script>")
  })

  test("even when it is as long as a text can be, in words that are all different", async ({ db }) => {
    const word = (n: number) => `كلمة${n.toString(36)}`
    const text = Array.from({ length: LONGEST_TEXT / 5 }, (_, n) => word(n)).join(" ")
    await put(db, { title: "Lungo", text, language: "ar" })
    expect((await ask(db, word(77))).titles).toEqual(["Lungo"])
  })
})

describe("what was found", () => {
  test("is counted by kind, language and table, and narrowed down by them", async ({ db }) => {
    await put(db, { title: "Piano", kind: "document" })
    await put(db, { title: "Piano", kind: "document", language: "fr" })
    await put(db, { title: "Piano (ente)", kind: "organisation" })
    const { facets } = await ask(db, "piano")
    const plain = (values: { value: string; count: number }[]) =>
      values.map(({ value, count }) => `${value} ${count}`)
    expect([plain(facets.kind), plain(facets.language)]).toEqual([
      ["document 2", "organisation 1"],
      ["it 2", "fr 1"],
    ])
    expect((await ask(db, "piano", { kind: "organisation" })).titles).toEqual(["Piano (ente)"])
    expect((await ask(db, "piano", { kind: "document", language: "fr" })).total).toBe(1)
    expect((await ask(db, "piano", { kind: "nothing" })).titles).toEqual([])
  })

  test("comes a page at a time, each thing once", async ({ db }) => {
    for (let n = 0; n < HITS_PER_PAGE * 2 + 5; n++) await put(db, { title: `Piano ${n}` })
    const pages = [
      await ask(db, "piano"),
      await ask(db, "piano", { page: 2 }),
      await ask(db, "piano", { page: 3 }),
    ]
    expect(pages.map(({ titles }) => titles.length)).toEqual([HITS_PER_PAGE, HITS_PER_PAGE, 5])
    expect(new Set(pages.flatMap(({ titles }) => titles)).size).toBe(HITS_PER_PAGE * 2 + 5)
    expect((await ask(db, "piano", { page: 900 })).titles).toEqual([])
  })

  test("ends where nobody reads on, and says so", async ({ db }) => {
    await put(db, { title: "Piano dei piani" })
    await db.execute(sql`
      insert into search_entry (id, source_kind, source_id, kind, path, title, title_folded, body, changed_at,
        is_for_everybody, title_vector, vector)
      select gen_random_uuid(), 'test', gen_random_uuid(), kind, path, title, title_folded, body, changed_at, true,
        title_vector, vector from search_entry, generate_series(1, ${MOST_HITS * 4})`)
    const { total, facets } = await ask(db, "piano")
    expect([total, facets.kind[0]?.count]).toEqual([MOST_HITS, 1000])
  })
})

describe("a typing mistake", () => {
  test("is answered with what was probably meant", async ({ db }) => {
    await put(db, { title: "Tavolo della Basilicata" })
    expect(await ask(db, "basilcata")).toMatchObject({ total: 0, meant: "basilicata" })
    expect(await ask(db, "basilikata")).toMatchObject({ total: 0, meant: "basilicata" })
  })

  test("is answered in Arabic too", async ({ db }) => {
    await put(db, { title: "طاولة الاندماج", language: "ar" })
    expect(await ask(db, "الاندماح")).toMatchObject({ total: 0, meant: "الاندماج" })
  })

  test("is never answered with a title that the person may not see", async ({ db }) => {
    await put(db, { title: "Tavolo della Basilicata", audience: { administrators: true } })
    expect(await ask(db, "basilcata")).toMatchObject({ total: 0, meant: null, facets: { kind: [] } })
  })
})

test("no question of any kind is an error", { timeout: 60_000 }, async ({ db }) => {
  await put(db, { title: "Piano", text: "Testo" })
  const ctx = await ctxFor(db)
  const operators = [
    "'",
    "\\",
    ":*",
    "&",
    "|",
    "!",
    "(",
    ")",
    "<->",
    "a",
    "piano",
    "è",
    "%",
    "_",
    '"',
    ";--",
    "$$",
  ]
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.array(fc.constantFrom(...operators), { maxLength: 12 }).map((parts) => parts.join("")),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const question = questionOf(text)
      if (question.words.length === 0) return
      const found = await find(ctx, question, { page: 1, kind: "'", language: "%", table: "\\" })
      expect(found.hits).toEqual([])
      expect((await find(ctx, question, { page: 1 })).hits.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 150 },
  )
})
