import { liveText, openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const isLong = process.env.TAVOLI_TEST_LENGTH === "long"
const WIDTHS = [320, 360, 768, 1024, 1280, 1440]
/** The short run looks at two, a phone in Arabic and a desk in Italian; the long one at all. */
const LOOKS: readonly (readonly [string, number])[] = isLong
  ? ["it", "ar"].flatMap((locale) => WIDTHS.map((width) => [locale, width] as const))
  : [
      ["ar", 360],
      ["it", 1280],
    ]

const PUBLIC = [
  "/",
  "/sign-in",
  "/roundtables",
  "/documents",
  "/organisations",
  "/privacy",
  "/cookies",
  "/nothing-here",
]

for (const [locale, width] of LOOKS) {
  test(`public pages are accessible and fit, in ${locale} at ${width} px`, async ({
    page,
    problems,
    checkPage,
  }) => {
    test.setTimeout(120_000)
    problems.allow(/answered 404: .*nothing-here|status of 404/)
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`/language/${locale}?to=/`)
    for (const path of PUBLIC) {
      await page.goto(path)
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr")
      await checkPage(page)
    }
    await page.goto("/roundtables")
    await page.getByRole("link", { name: /Puglia \(demo\)/ }).click()
    await checkPage(page)
    const table = page.url()
    for (const part of ["/members", "/documents"]) {
      await page.goto(table + part)
      await checkPage(page)
    }
    await page.goto("/documents")
    await page.getByRole("link", { name: /Protocollo di rete/ }).click()
    await checkPage(page)
  })

  test(`pages of work are accessible and fit, in ${locale} at ${width} px`, async ({ page, checkPage }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 800 })
    await signInAs(page, "Bruno Prova")
    await openPuglia(page, "Panoramica")
    const table = page.url()
    await page.goto(`${table}/members`)
    const invite = await page.locator("a[href*='/invite']").first().getAttribute("href")
    const end = await page.locator("a[href*='/end']").first().getAttribute("href")
    await page.goto(`/language/${locale}?to=/desk`)
    const paths = [
      "/desk",
      table,
      `${table}/members`,
      `${table}/seats/new`,
      invite,
      end,
      `${table}/documents/new`,
    ]
    for (const path of [...paths, "/account", "/dev/mail"]) {
      await page.goto(path ?? "")
      await checkPage(page)
    }
  })

  test(`the editor is accessible and fits, in ${locale} at ${width} px`, async ({ page, checkPage }) => {
    await page.setViewportSize({ width, height: 800 })
    await signInAs(page, "Carla Fittizia")
    await page.goto(`/language/${locale}?to=/desk`)
    await page.locator("a[href$='/edit']").first().click()
    await expect(page.locator(".ProseMirror")).toHaveAttribute("contenteditable", "true")
    await checkPage(page)
  })
}

test("the reading page prints without bars, menus and buttons", async ({ page }) => {
  await page.emulateMedia({ media: "print" })
  await page.goto("/documents")
  await page.getByRole("link", { name: /Protocollo di rete/ }).click()
  for (const part of ["header", ".btn", "footer"]) await expect(page.locator(part).first()).toBeHidden()
  await expect(page.getByRole("heading", { name: "Art. 3 – Orari e luoghi" })).toBeVisible()
})

test("the keyboard alone opens a text, writes in it and leaves it", async ({ page }) => {
  await signInAs(page, "Carla Fittizia")
  await page.locator("a[href$='/edit']").first().focus()
  await page.keyboard.press("Enter")
  const text = await liveText(page)
  await text.focus()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  await expect(text).not.toBeFocused()
})
