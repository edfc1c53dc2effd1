import type { Page } from "@playwright/test"
import { pressByKeyboard, tabTo, typeByKeyboard } from "./support/keyboard.ts"
import { expect, test } from "./support/test.ts"

const question = (page: Page) => page.getByLabel("Che cosa cerchi")
const main = (page: Page) => page.getByRole("main")

/** Asks until the demo's things are in the index, which happens some seconds after the start. */
const waitForFindings = (page: Page) =>
  expect(async () => {
    await page.reload()
    await expect(main(page).locator("ol.found a").first()).toBeVisible({ timeout: 500 })
  }).toPass()

test.describe("the search by keyboard alone", () => {
  test("from anywhere: the slash, a question, a suggestion, a filter, a result", async ({
    page,
    checkPage,
  }) => {
    await page.goto("/roundtables")
    await page.keyboard.press("/")
    await expect(page.locator("input[type=search]:focus, main input[name=q]:focus")).toHaveCount(1)
    await page.keyboard.type("integrazione")
    await page.keyboard.press("Enter")
    await expect(page).toHaveURL(/\/search\?q=integrazione/)
    await waitForFindings(page)
    await checkPage(page)

    await typeByKeyboard(page, question(page), "integrazone")
    await page.keyboard.press("Enter")
    await expect(page.getByText("Forse cercavi:")).toBeVisible()
    await checkPage(page)
    const suggested = main(page).locator("p").filter({ hasText: "Forse cercavi:" }).getByRole("link")
    const meant = (await suggested.textContent()) ?? ""
    await pressByKeyboard(page, suggested)
    await expect(question(page)).toHaveValue(meant)
    await expect(main(page).locator("ol.found a").first()).toBeVisible()

    const filter = main(page).locator("a[href*='kind=']").first()
    const href = (await filter.getAttribute("href")) ?? ""
    await pressByKeyboard(page, filter)
    await expect(page).toHaveURL(new URL(href, page.url()).href)
    await checkPage(page)

    await pressByKeyboard(page, main(page).locator("ol.found a").first())
    await expect(page).not.toHaveURL(/\/search/)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await page.goBack()
    await expect(question(page)).toHaveValue(meant)
  })

  test("in Arabic on a phone, and the slash is turned off by keyboard", async ({ page, checkPage }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto("/language/ar?to=/search")
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl")
    const field = page.locator("main input[name=q]")
    await typeByKeyboard(page, field, "Puglia")
    await page.keyboard.press("Enter")
    await expect(page).toHaveURL(/q=Puglia/)
    await checkPage(page)
    const turnOff = page.locator("[data-slash]")
    await tabTo(page, turnOff)
    await page.keyboard.press("Enter")
    await page.goto("/roundtables")
    await page.keyboard.press("/")
    await expect(page).toHaveURL(/\/roundtables/)
    await expect(page.locator("input:focus")).toHaveCount(0)
  })
})
