import { demoCode } from "#db/demo/ids.ts"
import { focusText, liveText, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

/** A text of its own address: what a desk lists depends on what other journeys did. */
const PLAN = `/documents/${demoCode("d1")}`

const isLong = process.env.TAVOLI_TEST_LENGTH === "long"
const WIDTHS = [320, 360, 768, 1024, 1280, 1440]
/** The short run looks at two, a phone in Arabic and a desk in Italian; the long one at all. */
const LOOKS: readonly (readonly [string, number])[] = isLong
  ? ["it", "ar"].flatMap((locale) => WIDTHS.map((width) => [locale, width] as const))
  : [
      ["ar", 360],
      ["it", 1280],
    ]

for (const [locale, width] of LOOKS)
  test(`the editor is accessible and fits, in ${locale} at ${width} px`, async ({ page, checkPage }) => {
    await page.setViewportSize({ width, height: 800 })
    await signInAs(page, "Carla Fittizia")
    await page.goto(`/language/${locale}?to=${PLAN}`)
    await page.locator("a[href$='/edit']").first().click()
    await expect(page.locator(".ProseMirror")).toHaveAttribute("contenteditable", "true")
    await checkPage(page)
  })

test("the reading page prints without bars, menus and buttons", async ({ page }) => {
  await page.emulateMedia({ media: "print" })
  await page.goto("/documents")
  await page.getByRole("link", { name: /Protocollo di rete/ }).click()
  // A text is readable a moment after it was written, which at a first start is now.
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole("heading", { name: "Art. 3 – Orari e luoghi" })).toBeVisible({ timeout: 500 })
  }).toPass()
  for (const part of ["header", ".btn", "footer"]) await expect(page.locator(part).first()).toBeHidden()
})

test("the keyboard alone opens a text, writes in it and leaves it", async ({ page }) => {
  await signInAs(page, "Carla Fittizia")
  await page.goto(PLAN)
  await page.locator("a[href$='/edit']").first().focus()
  await page.keyboard.press("Enter")
  const text = await liveText(page)
  await focusText(text)
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  await expect(text).not.toBeFocused()
})
