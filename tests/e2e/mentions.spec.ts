import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { caretToEnd, liveText, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const PLAN = `/documents/${demoCode("d1")}`
const SOON = { timeout: 30_000 }

const openEditor = async (page: Page, name: string) => {
  await signInAs(page, name)
  await page.goto(`${PLAN}/edit`)
  const text = await liveText(page)
  await expect(text).toHaveAttribute("contenteditable", "true")
  await text.locator("p").last().click()
  await caretToEnd(page)
  await page.keyboard.press("Enter")
  return text
}

/** Types the sign and some letters, and takes the option of this name by keyboard. */
const mention = async (page: Page, letters: string, name: RegExp) => {
  await page.keyboard.type(`@${letters}`)
  const option = page.getByRole("option", { name }).first()
  await expect(option).toBeVisible()
  for (let presses = 0; presses < 20; presses++) {
    if ((await option.getAttribute("aria-selected")) === "true") break
    await page.keyboard.press("ArrowDown")
  }
  await expect(option).toHaveAttribute("aria-selected", "true")
  const text = page.getByRole("textbox", { name: "Testo del documento" })
  await expect(text).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "")
}

test("somebody is mentioned by keyboard, is told once, opens the paragraph, and the organisation's page shows what points there", async ({
  open,
  checkPage,
}) => {
  const [writer, told] = [await (await open()).newPage(), await (await open()).newPage()]
  const text = await openEditor(writer, "Ivo Segnaposto")
  await writer.keyboard.type("Ne parla ")
  await mention(writer, "gino", /Gino Finto/)
  await checkPage(writer)
  await writer.keyboard.press("Enter")
  await expect(text.locator(".mention", { hasText: "Gino Finto" })).toHaveCount(1)
  await expect(writer.getByRole("listbox")).toHaveCount(0)
  await writer.keyboard.type("con ")
  await mention(writer, "comunità", /Organizzazione$/)
  await writer.keyboard.press("Enter")
  const body = (await text.locator('.mention[data-kind="organisation"]').textContent()) ?? ""
  await expect(writer.locator(".saved")).toContainText("Salvato alle")

  await signInAs(told, "Gino Finto")
  const notice = told.locator("h3").getByRole("button", { name: /ti menziona/ })
  await expect(async () => {
    await told.goto("/inbox")
    await expect(notice).toHaveCount(1, { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await notice.click()
  await expect(told).toHaveURL(/\?p=(b-[a-z0-9-]+)#\1$/)
  const paragraph = told.locator(".doc p:target")
  await expect(paragraph).toContainText("Ne parla Gino Finto con")
  await checkPage(told)

  await paragraph.getByRole("link", { name: body }).click()
  await expect(told.getByRole("heading", { level: 1, name: body })).toBeVisible()
  const backlinks = told.getByRole("region", { name: "Chi rimanda qui" })
  await expect(async () => {
    await told.reload()
    await expect(backlinks.getByRole("link")).not.toHaveCount(0, { timeout: 500 })
  }).toPass(SOON)
  await checkPage(told)
  const nobody = await (await open()).newPage()
  await nobody.goto(told.url())
  await expect(nobody.getByRole("region", { name: "Chi rimanda qui" })).toHaveCount(0)
})

test("the list of what may be mentioned is left with Escape, searched for nothing, and used by hand on a phone in Arabic", async ({
  open,
  checkPage,
}) => {
  const page = await (await open({ viewport: { width: 360, height: 640 }, hasTouch: true })).newPage()
  await signInAs(page, "Ivo Segnaposto")
  await page.goto("/language/ar?to=/desk")
  await page.goto(`${PLAN}/edit`)
  const text = page.getByRole("textbox", { name: "نص الوثيقة" })
  await expect(text).toHaveAttribute("contenteditable", "true")
  await text.locator("p").last().click()
  await caretToEnd(page)
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: "ذكر شخص أو شيء" }).tap()
  await expect(page.getByRole("listbox")).toBeVisible()
  await checkPage(page)
  await page.keyboard.press("Escape")
  await expect(page.getByRole("listbox")).toHaveCount(0)
  await page.keyboard.type("gin")
  await expect(page.getByRole("listbox")).toHaveCount(0)
  await page.keyboard.type(" @gin")
  // Another journey of this file may have mentioned him in the same text.
  const mentions = text.locator(".mention", { hasText: "Gino Finto" })
  const before = await mentions.count()
  await page
    .getByRole("option", { name: /^Gino Finto/ })
    .first()
    .tap()
  await expect(mentions).toHaveCount(before + 1)
  await page.keyboard.type("@zzzzzz")
  await expect(page.getByRole("status").filter({ hasText: "لا نتائج" })).toHaveCount(1)
  await checkPage(page)
})

test("a paragraph's address is reached by keyboard, copied from the page, and says when the paragraph is gone", async ({
  open,
  checkPage,
}) => {
  const page = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(page, "Ivo Segnaposto")
  const address = page.locator(".doc a.address").first()
  await expect(async () => {
    await page.goto(PLAN)
    await expect(address).toHaveCount(1, { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  const href = (await address.getAttribute("href")) ?? ""
  expect(href).toMatch(/^\/documents\/[0-9A-Z]{10}\?p=(b-[a-z0-9-]+)#\1$/)
  await address.focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`${href.replace("?", "\\?")}$`))
  await expect(page.locator(".doc :target")).toBeVisible()
  await checkPage(page)
  await page.goto(`${PLAN}?p=b-gone#b-gone`)
  await expect(page.getByRole("status")).toContainText("non è più nel testo")
  await checkPage(page)
})
