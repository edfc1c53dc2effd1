import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

/** A word that nothing else in the demo has; with a letter missing it is a typing mistake. */
const WORD = "zaffiranza"
const MISTAKE = "zafiranza"
const TABLE = `Tavolo della ${WORD} (demo)`

const ask = async (page: Page, words: string) => {
  await page.goto("/search")
  await page.getByLabel("Che cosa cerchi").fill(words)
  await page.getByRole("main").getByRole("button", { name: "Cerca" }).click()
  await expect(page).toHaveURL(/[?&]q=/)
}

const createSecretTable = async (page: Page) => {
  await page.goto("/roundtables/new")
  await page.getByLabel("Nome del Tavolo").fill(TABLE)
  await page.getByLabel("Tipo", { exact: true }).selectOption("regional")
  await page.getByLabel("Territorio").fill("Puglia")
  await page.getByLabel("Che cosa fa").fill(`Si occupa di ${WORD} e di nient'altro.`)
  await page.getByLabel(/^Solo i componenti/).check()
  await page.getByRole("button", { name: "Crea il Tavolo" }).click()
  await expect(page).toHaveURL(/done=created/)
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("who sits at a closed table finds it; nobody else does, and no word of it is suggested", async ({
    page,
    open,
    checkPage,
  }) => {
    await signInAs(page, "Ada Esempio")
    await createSecretTable(page)
    // What was written is found two or three seconds later.
    await expect(async () => {
      await ask(page, WORD)
      await expect(page.getByRole("main").getByRole("link", { name: TABLE })).toBeVisible({ timeout: 500 })
    }).toPass()
    await checkPage(page)
    await ask(page, MISTAKE)
    await expect(page.getByText("Forse cercavi:")).toBeVisible()
    await page.getByRole("main").getByRole("link", { name: WORD, exact: true }).click()
    await expect(page.getByRole("main").getByRole("link", { name: TABLE })).toBeVisible()

    const guest = await (await open({ javaScriptEnabled: false })).newPage()
    const hana = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(hana, "Hana Simulata")
    for (const other of [guest, hana]) {
      for (const words of [WORD, WORD.slice(0, 6), MISTAKE]) {
        await ask(other, words)
        await expect(other.getByText(`Nessun risultato per «${words}»`)).toBeVisible()
        await expect(other.getByText("Forse cercavi:")).toBeHidden()
        await expect(other.getByRole("main")).not.toContainText(TABLE)
      }
      await checkPage(other)
    }
  })

  test("a text that is being written is found by its writers, and by nobody who may not read it", async ({
    page,
    open,
  }) => {
    const plan = `a[href='/documents/${demoCode("d1")}']`
    await signInAs(page, "Hana Simulata")
    await expect(async () => {
      await ask(page, "bozza partecipata")
      await expect(page.getByRole("main").locator(plan)).toHaveCount(1, { timeout: 500 })
    }).toPass()
    const guest = await (await open({ javaScriptEnabled: false })).newPage()
    await ask(guest, "bozza partecipata")
    await expect(guest.getByRole("main").locator(plan)).toHaveCount(0)
  })
})
