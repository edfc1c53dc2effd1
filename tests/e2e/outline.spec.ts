import { demoCode } from "#db/demo/ids.ts"
import { caretToEnd, caretToEndOf, liveText, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test("the outline follows what is written and where one is, and takes one there by keyboard", async ({
  page,
}) => {
  await signInAs(page, "Bruno Prova")
  await page.goto(`/roundtables/${demoCode("t3")}/documents/new`)
  await page.getByLabel("Titolo").fill("Un testo con il suo indice (demo)")
  await page.getByLabel("Tipo di testo").selectOption("guidelines")
  await page.getByLabel("Traccia di linee guida").check()
  await page.getByRole("button", { name: "Comincia" }).click()
  await page.goto(`${new URL(page.url()).pathname}/edit`)
  const text = await liveText(page)
  const outline = page.getByRole("navigation", { name: "Indice" })
  const marked = outline.locator("[aria-current]")
  const links = outline.getByRole("link")
  const before = await links.count()
  expect(before).toBeGreaterThan(2)

  await text.locator("p").last().click()
  await caretToEnd(page)
  await page.keyboard.press("Enter")
  await page.keyboard.type("## Chi resta dopo")
  await expect(links).toHaveCount(before + 1)
  await expect(marked).toHaveText("Chi resta dopo")

  const first = (await links.first().textContent()) ?? ""
  await page.keyboard.press("Control+Alt+o")
  await expect(links.last()).toBeFocused()
  await links.first().focus()
  await page.keyboard.press("Enter")
  await expect(text).toBeFocused()
  await expect(marked).toHaveText(first)
  await caretToEndOf(text.getByRole("heading", { name: first }))
  await page.keyboard.type(", mutato")
  await expect(links.first()).toHaveText(`${first}, mutato`)
})
