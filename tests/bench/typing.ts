import { mkdirSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test"
import { eq } from "drizzle-orm"
import { createPaper } from "#app/documents/create-paper.server.ts"
import { openDb } from "#db/client.server.ts"
import { DEMO_PASSWORD } from "#db/demo/people.ts"
import { officers, people, roundtables } from "#db/schema/index.ts"
import { findBrowser } from "#tests/support/browser.ts"
import { ctxOf } from "#tests/support/context.ts"
import { createDatabase, prepareTemplate, startPostgres } from "#tests/support/postgres.ts"
import { startServer } from "#tests/support/server.ts"
import { serveBare } from "./typing/bare/serve.ts"
import { longText, markOf } from "./typing/long-text.ts"
import { profiled } from "./typing/profile.ts"
import { caretAfter, type Strokes, typeAndMeasure } from "./typing/strokes.ts"

/**
 * `npm run bench:typing [-- --keys 100 --pages 400 --profile]`: what a key costs in a text of 1, 40 and 400 pages (300
 * words each) in a real browser, in our editor with everything around it, and in bare TipTap on the same text. Writes
 * `docs/performance/typing.json`; the story is in `docs/performance.md`.
 */
const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const KEYS = option("keys", 100)
const ONLY = option("pages", 0)
const PAGES = ONLY ? [ONLY] : [1, 40, 400]
const IS_PROFILED = process.argv.includes("--profile")
const WRITER = "Bruno Prova"
const LONG = 180_000

type Measured = Strokes & {
  pages: number
  who: "ours" | "bare"
  /** Milliseconds from asking for the page until the text can be written. */
  open: number
}

/** A document of the writer's table for each length. Returns the addresses of their editors. */
const makeTexts = async (databaseUrl: string): Promise<Map<number, string>> => {
  const { db, close } = await openDb(databaseUrl)
  const [row] = await db
    .select({ person: people, code: roundtables.code })
    .from(people)
    .innerJoin(officers, eq(officers.personId, people.id))
    .innerJoin(roundtables, eq(roundtables.id, officers.roundtableId))
    .where(eq(people.name, WRITER))
  if (!row) throw new Error(`${WRITER} is no secretary`)
  const ctx = await ctxOf(db, row.person)
  const texts = new Map<number, string>()
  for (const pages of PAGES) {
    const about = { title: `Piano di ${pages} pagine`, kind: "regional_plan", language: "it" } as const
    const code = await createPaper(
      ctx,
      { ...about, roundtableCode: row.code, template: "file" },
      longText(pages),
    )
    texts.set(pages, `/documents/${code}/edit`)
  }
  await close()
  return texts
}

const signIn = async (context: BrowserContext) => {
  const page = await context.newPage()
  await page.goto("/sign-in")
  await page
    .locator("input[name=email]")
    .first()
    .fill(`${WRITER.toLowerCase().replace(" ", ".")}@demo.example`)
  await page.locator("input[type=password]").fill(DEMO_PASSWORD)
  await page.locator("input[type=password]").press("Enter")
  await page.waitForURL("**/desk")
  await page.close()
}

const measure = async (
  page: Page,
  address: string,
  pages: number,
  who: "ours" | "bare",
): Promise<Measured> => {
  const start = performance.now()
  await page.goto(address, { timeout: LONG })
  await page.locator("[aria-label='Testo del documento'][contenteditable=true]").waitFor({ timeout: LONG })
  const open = performance.now() - start
  await page.waitForTimeout(3000)
  await caretAfter(page, markOf(Math.ceil(pages / 2)))
  await typeAndMeasure(page, 10)
  const strokes = IS_PROFILED
    ? await profiled(page, `${who}-${pages}`, () => typeAndMeasure(page, KEYS))
    : await typeAndMeasure(page, KEYS)
  const measured = { pages, who, open, ...strokes }
  const rounded = Object.entries(measured).map(([name, value]) => [
    name,
    typeof value === "number" ? Math.round(value * 10) / 10 : value,
  ])
  console.log(JSON.stringify(Object.fromEntries(rounded)))
  await page.close()
  return Object.fromEntries(rounded) as Measured
}

const newContext = (browser: Browser, baseURL: string) =>
  browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } })

const main = async () => {
  const { executablePath, args } = findBrowser() ?? {}
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...(args ?? [])],
  })
  const postgres = await startPostgres()
  const measured: Measured[] = []
  try {
    await prepareTemplate(postgres.url)
    const { url: databaseUrl } = await createDatabase(postgres.url)
    const server = await startServer({ databaseUrl, env: { LOG_LEVEL: "silent", DEMO: "1" } })
    const texts = await makeTexts(databaseUrl)
    const bare = await serveBare()
    const ours = await newContext(browser, server.url)
    const others = await newContext(browser, bare.url)
    await signIn(ours)
    for (const [pages, address] of texts) {
      measured.push(await measure(await others.newPage(), `/?pages=${pages}`, pages, "bare"))
      measured.push(await measure(await ours.newPage(), address, pages, "ours"))
    }
    bare.stop()
    await server.stop()
  } finally {
    await browser.close()
    await postgres.stop()
  }
  if (ONLY || IS_PROFILED) return
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  mkdirSync("docs/performance", { recursive: true })
  writeFileSync(
    "docs/performance/typing.json",
    `${JSON.stringify({ machine, keys: KEYS, measured }, null, 2)}\n`,
  )
}

await main()
