import type { Page } from "@playwright/test"
import { openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const openSeat = async (page: Page, label: string) => {
  await openPuglia(page, "Componenti")
  await page.getByRole("rowheader", { name: label, exact: true }).getByRole("link").click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Posto ${label}`)
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a secretary hands a seat over to its substitute, and the seat's history tells it", async ({
    page,
    checkPage,
  }) => {
    await signInAs(page, "Bruno Prova")
    await openSeat(page, "A2")
    await checkPage(page)
    await page.getByRole("link", { name: "Passa le consegne" }).click()
    await page.getByRole("button", { name: "Passa le consegne" }).click()
    await expect(page.getByRole("alert")).toContainText("Scegli chi segue")
    await checkPage(page)
    await page.getByLabel(/^Elena Campione/).check()
    await page.getByLabel(/Nota di consegna/).fill("Restano due richieste aperte")
    await page.getByRole("button", { name: "Passa le consegne" }).click()
    await expect(page.getByRole("status")).toContainText("Consegne passate")
    await expect(page.getByRole("region", { name: "Passaggi di consegne" })).toContainText(
      "Gino Finto → Elena Campione",
    )
    await checkPage(page)
  })

  test("an item goes up, is answered, and those below read the answer", async ({ page, open, checkPage }) => {
    await signInAs(page, "Bruno Prova")
    await openPuglia(page, "Panoramica")
    await page
      .getByRole("navigation", { name: "Sezioni del Tavolo" })
      .getByRole("link", { name: "Passaggi" })
      .first()
      .click()
    await checkPage(page)
    await page.getByRole("link", { name: "Invia a un altro Tavolo" }).click()
    await checkPage(page)
    const to = page.getByLabel("A quale Tavolo")
    const exchange = to.locator("option", { hasText: "scambio di buone prassi" })
    await to.selectOption((await exchange.getAttribute("value")) ?? "")
    await page.getByLabel("Tipo").selectOption("question")
    await page.getByLabel("Titolo").fill("Chi tiene l'elenco dei mediatori?")
    await page.getByLabel("Testo", { exact: true }).fill("Vorremmo sapere come fanno le altre regioni.")
    await page.getByRole("button", { name: "Invia" }).click()
    await expect(page.getByRole("status")).toContainText("Inviata")
    const address = page.url().replace(/\?.*/, "")

    const ada = await (await open({ javaScriptEnabled: false })).newPage()
    await signInAs(ada, "Ada Esempio")
    await ada.goto(address)
    await ada.getByLabel(/^Prendi in carico/).check()
    await ada.getByRole("button", { name: "Conferma" }).click()
    await ada.getByLabel(/^Rispondi/).check()
    await ada.getByRole("button", { name: "Conferma" }).click()
    await expect(ada.getByRole("alert")).toContainText("Scrivi la risposta o il motivo")
    await ada.getByLabel("Testo (facoltativo)").fill("In Umbria lo tiene la Regione.")
    await ada.getByRole("button", { name: "Conferma" }).click()
    await expect(ada.getByRole("region", { name: /La sua strada/ })).toContainText(
      "In Umbria lo tiene la Regione.",
    )

    await page.goto(address)
    await expect(page.getByRole("region", { name: /La sua strada/ })).toContainText(
      "In Umbria lo tiene la Regione.",
    )
    await checkPage(page)
  })
})

test("in Arabic at 360 px the keyboard alone asks a body whom it designates", async ({ page, checkPage }) => {
  await signInAs(page, "Bruno Prova")
  await openSeat(page, "Z2")
  const seat = new URL(page.url()).pathname
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`/language/ar?to=${seat}`)
  await checkPage(page)
  await page.locator(`a[href='${seat}/request']`).focus()
  await page.keyboard.press("Enter")
  await page.locator("#f-email").focus()
  await page.keyboard.type("ente@example.org")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await page.keyboard.type("1/2/2099")
  await checkPage(page)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("status")).toBeVisible()
  await checkPage(page)
})
