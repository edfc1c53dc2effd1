import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { pressByKeyboard, tabTo, typeByKeyboard } from "./support/keyboard.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

/** Signs in and reads everything in Arabic on a phone from here on. */
const inArabic = async (page: Page, name: string, path: string) => {
  await signInAs(page, name)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`/language/ar?to=${path}`)
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl")
}

const field = (page: Page, name: string) => page.locator(`main :is(input, textarea)[name=${name}]`)

test.describe("in Arabic at 360 px, by keyboard alone", () => {
  test("an administrator adds a body to the register", async ({ page, checkPage }) => {
    await inArabic(page, "Ada Esempio", "/organisations")
    await pressByKeyboard(page, page.locator("main a[href='/organisations/new']"))
    await expect(page).toHaveURL(/\/organisations\/new$/)
    await checkPage(page)
    await typeByKeyboard(page, field(page, "name"), "جمعية التجربة (demo)")
    for (const [name, presses] of [
      ["kind", 3],
      ["level", 2],
    ] as const) {
      await tabTo(page, page.locator(`main select[name=${name}]`))
      for (let n = 0; n < presses; n++) await page.keyboard.press("ArrowDown")
    }
    await typeByKeyboard(page, field(page, "territory"), "Puglia")
    await pressByKeyboard(page, page.locator("main form button").last())
    await expect(page.getByRole("heading", { level: 1 })).toContainText("جمعية التجربة")
    await checkPage(page)
  })

  test("a secretary files a paper's protocol number", async ({ page, checkPage }) => {
    const paper = `/records/${demoCode("r-p1")}`
    await inArabic(page, "Bruno Prova", paper)
    await pressByKeyboard(page, page.locator(`main a[href='${paper}/protocol']`))
    await expect(page).toHaveURL(/\/protocol$/)
    await checkPage(page)
    await tabTo(page, page.locator("main input[name=direction]").first())
    await page.keyboard.press("Space")
    await typeByKeyboard(page, field(page, "registry"), "Ente di prova (demo)")
    await typeByKeyboard(page, field(page, "number"), "7788")
    await typeByKeyboard(page, field(page, "date"), "1/2/2026")
    await pressByKeyboard(page, page.locator("main form button").last())
    await expect(page.getByRole("status")).toBeVisible()
    await expect(page.getByText("7788/2026")).toBeVisible()
    await checkPage(page)
  })

  test("a manager invites a person to act for the body", async ({ page, checkPage }) => {
    const people = `/organisations/${demoCode("o-borgo")}/people`
    await inArabic(page, "Gino Finto", people)
    await pressByKeyboard(page, page.locator(`main a[href='${people}/new']`))
    await expect(page).toHaveURL(/\/new$/)
    await checkPage(page)
    await typeByKeyboard(page, field(page, "name"), "Persona Da Tastiera")
    await typeByKeyboard(page, field(page, "email"), "tastiera@example.org")
    await pressByKeyboard(page, page.locator("main form button").last())
    await expect(page.getByRole("status")).toBeVisible()
    await expect(page.getByText("tastiera@example.org").first()).toBeVisible()
    await checkPage(page)
  })

  test("a member chooses when to get mail", async ({ page, checkPage }) => {
    await inArabic(page, "Lina Bozza", "/account/notices")
    await checkPage(page)
    const texts = page.locator("main select").first()
    const before = await texts.inputValue()
    await tabTo(page, texts)
    await page.keyboard.press(before === "none" ? "ArrowUp" : "ArrowDown")
    const chosen = await texts.inputValue()
    expect(chosen).not.toBe(before)
    await pressByKeyboard(page, page.locator("main form button").last())
    await expect(page.getByRole("status")).toBeVisible()
    await expect(texts).toHaveValue(chosen)
    await checkPage(page)
  })
})
