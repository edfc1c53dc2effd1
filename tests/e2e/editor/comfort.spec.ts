import type { Page } from "@playwright/test"
import { readLine } from "#app/documents/editor/line.ts"
import { expect, test } from "./stage.ts"

/** Stands in for the screen of a phone: what a keyboard on it leaves to be seen. */
const showKeyboard = (page: Page, height: number) =>
  page.evaluate((covered) => {
    const { visualViewport } = window
    if (!visualViewport) throw new Error("the browser does not say what is seen of a page")
    Object.defineProperty(visualViewport, "height", { configurable: true, get: () => innerHeight - covered })
    visualViewport.dispatchEvent(new Event("resize"))
  }, height)

const bars = (page: Page) => page.locator("#a .ed-bars")

test.describe("on a phone", () => {
  test("the tools stand on the keyboard of the screen, and the caret above them", async ({ stage, page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await stage.open(Array.from({ length: 40 }, (_, at) => `riga ${at} del testo`).join("\n\n"))
    await stage.caret("a", "riga 30 del", 4)
    await showKeyboard(page, 300)
    await expect(bars(page)).toHaveClass(/on-keyboard/)
    const tools = await bars(page).boundingBox()
    expect((tools?.y ?? 0) + (tools?.height ?? 0)).toBeCloseTo(740 - 300, 0)
    const line = page.locator("#a .doc > p").filter({ hasText: "riga 30 del" })
    const seen = async () => {
      const box = await line.boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= (tools?.y ?? 0)
    }
    await expect.poll(seen).toBe(true)
    await page.keyboard.press("Control+End")
    await stage.type(" fine")
    const last = page.locator("#a .doc > p").last()
    await expect.poll(async () => ((await last.boundingBox())?.y ?? 0) + 20 <= (tools?.y ?? 0)).toBe(true)
    await page.locator("#a").getByRole("button", { name: "Trova e sostituisci" }).click()
    const field = page.locator("#a").getByLabel("Trova", { exact: true })
    await expect(field).toBeFocused()
    const panel = await bars(page).boundingBox()
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeCloseTo(440, 0)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(360)
    await page.keyboard.press("Escape")
    await showKeyboard(page, 0)
    await expect(bars(page)).not.toHaveClass(/on-keyboard/)
    await page.setViewportSize({ width: 1280, height: 720 })
  })
})

const sides = (page: Page, within: string) =>
  page.evaluate((place) => {
    const styles = (selector: string) => {
      const element = document.querySelector(`${place} ${selector}`)
      if (!element) throw new Error(`${selector} is not in ${place}`)
      const { direction, borderLeftWidth, borderRightWidth } = getComputedStyle(element)
      const bar = Number.parseFloat(borderRightWidth) > Number.parseFloat(borderLeftWidth) ? "right" : "left"
      return { direction, bar }
    }
    const first = document.querySelector(`${place} table :is(td, th)`)?.getBoundingClientRect()
    const second = document.querySelectorAll(`${place} table :is(td, th)`)[1]?.getBoundingClientRect()
    return { styles: styles("[data-quote], blockquote"), isFirstRight: (first?.x ?? 0) > (second?.x ?? 0) }
  }, within)

const MIXED =
  "Testo italiano\n\nنص عربي طويل\n- بند أول\n- بند ثان\n> اقتباس عربي\n| الاسم | العدد |\n| باري | عشرة |\nFine"

test("right-to-left lines stand beside left-to-right ones, in the editor and on the reading page", async ({
  stage,
  page,
}) => {
  await stage.open(MIXED)
  await stage.call("read", "a")
  await expect(page.locator("#reading blockquote")).toBeVisible()
  for (const place of ["#a .doc", "#reading"])
    expect(await sides(page, place), place).toEqual({
      styles: { direction: "rtl", bar: "right" },
      isFirstRight: true,
    })
  const box = await page.locator("#reading ul").boundingBox()
  const item = await page.locator("#reading li").first().boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan((item?.x ?? 0) + (item?.width ?? 0) + 16)
  await stage.caret("a", "Testo italiano", 14)
  await page.keyboard.press("Enter")
  await stage.type("مرحبا")
  const line = page.locator("#a .doc > p").filter({ hasText: "مرحبا" })
  await expect(line).toHaveCSS("direction", "rtl")
})

const cells = (doc: { content?: readonly unknown[] | null }) =>
  JSON.stringify(doc).match(/"tableCell"/g)?.length ?? 0

test("every act on a table is reached by keyboard, and said", async ({ stage, page }) => {
  await stage.open("Sopra\n| uno | due |\n| tre | quattro |\nSotto")
  await stage.caret("a", "uno", 3)
  const tools = page.locator("#a").getByRole("toolbar", { name: "Comandi della tabella" })
  const news = (said: string) => page.locator("#a .ed-bars p[role=status]").filter({ hasText: said })
  const use = async (name: string) => {
    await page.keyboard.press("Alt+F10")
    await expect(tools.locator("button[tabindex='0']")).toBeFocused()
    await page.keyboard.press("Home")
    const tool = tools.getByRole("button", { name, exact: true })
    for (let n = 0; n < 12 && !(await tool.evaluate((one) => one === document.activeElement)); n++)
      await page.keyboard.press("ArrowRight")
    await expect(tool).toBeFocused()
    await page.keyboard.press("Enter")
    if (await tools.isVisible()) await page.keyboard.press("Escape")
    await expect(stage.editor("a")).toBeFocused()
  }
  const steps: [string, number, string, string?][] = [
    ["Riga sotto", 6, "Tabella: 3 righe, 2 colonne"],
    ["Riga sopra", 8, "Tabella: 4 righe, 2 colonne"],
    ["Colonna dopo", 12, "Tabella: 4 righe, 3 colonne"],
    ["Colonna prima", 16, "Tabella: 4 righe, 4 colonne"],
    ["Togli colonna", 12, "Tabella: 4 righe, 3 colonne", "uno"],
    ["Togli riga", 9, "Tabella: 3 righe, 3 colonne", "due"],
    ["Riga di intestazione", 9, "Tabella: 3 righe, 3 colonne", "quattro"],
    ["Colonna di intestazione", 9, "Tabella: 3 righe, 3 colonne"],
  ]
  for (const [name, count, said, where] of steps) {
    if (where) await stage.caret("a", where)
    await use(name)
    expect(cells(await stage.call("json", "a")), name).toBe(count)
    await expect(news(said), name).toHaveCount(1)
  }
  await stage.caret("a", "quattro")
  await page.keyboard.press("Shift+ArrowLeft")
  await use("Unisci celle")
  expect(cells(await stage.call("json", "a"))).toBe(8)
  await use("Dividi cella")
  expect(cells(await stage.call("json", "a"))).toBe(9)
  await use("Togli tabella")
  expect(cells(await stage.call("json", "a"))).toBe(0)
  await expect(news("Tabella tolta")).toHaveCount(1)
})

test("Tab goes from cell to cell and makes a row after the last, Esc and Tab leave the text", async ({
  stage,
  page,
}) => {
  await stage.open("| uno | due |\n| tre | quattro |\nSotto")
  await stage.caret("a", "tre")
  await page.keyboard.press("Tab")
  await stage.type("X")
  await page.keyboard.press("Tab")
  await stage.type("Y")
  const json = await stage.call("json", "a")
  expect(cells(json)).toBe(6)
  expect(readLine(json.content?.at(-1)?.attrs).level).toBe(0)
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  await expect(stage.editor("a")).not.toBeFocused()
})
