import type { Page } from "@playwright/test"
import { signInAs } from "./support/people.ts"
import { conveneIn, signedScan } from "./support/sittings.ts"
import { expect, test } from "./support/test.ts"

/** The sheet printed, taken back, typed in and settled; the report typed in, matched and compared. */
const provePresence = async (page: Page) => {
  await signInAs(page, "Bruno Prova")
  const { path } = await conveneIn(page, 45)
  await page.goto(`${path}/rollcall`)
  await page.getByRole("button", { name: /^È in sala Hana Simulata/ }).click()
  await expect(page.getByText(/^Presente dalle/)).toHaveCount(1)

  await page.goto(`${path}/evidence`)
  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Scarica il foglio da stampare" }).click(),
  ])
  expect(sheet.suggestedFilename()).toMatch(/^Foglio firme.*\.pdf$/)
  await page.getByRole("button", { name: "Riprendi il foglio firmato" }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await page.getByLabel("Il foglio firmato").setInputFiles(signedScan())
  await page.getByRole("button", { name: "Riprendi il foglio firmato" }).click()
  await expect(page).toHaveURL(/\/evidence\/sheet$/)
  await page.getByLabel("Nomi scritti a mano").fill("Ospite a mano (demo)")
  await page.getByRole("button", { name: "Salva le firme" }).click()
  await expect(page.getByText("2 righe in cui foglio e appello non coincidono.")).toBeVisible()

  const hana = page.getByRole("listitem").filter({ hasText: "Hana Simulata" })
  await expect(hana).toContainText("Non ha firmato, ma per l'appello era in sala")
  await hana.getByRole("button", { name: /^Spiega la differenza/ }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await hana.getByLabel("Perché è così").fill("Ha dimenticato di firmare")
  await hana.getByRole("button", { name: /^Spiega la differenza/ }).click()
  await expect(page.getByText("1 riga in cui foglio e appello non coincidono.")).toBeVisible()
  await expect(hana).toContainText("Ha dimenticato di firmare")

  await page.goto(`${path}/evidence`)
  await page.getByLabel("O scrivi le righe").fill("soltanto; parole")
  await page.getByRole("button", { name: "Prendi in carico il resoconto" }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await expect(page.getByRole("alert")).toContainText("Nessun orario e nessuna durata si leggono")
  await expect(page.getByLabel("O scrivi le righe")).toHaveValue("soltanto; parole")
  await page.getByLabel("O scrivi le righe").fill("Hana Simulata;;9:58;11:30\nTelefono (demo);;10:05;10:40")
  await page.getByRole("button", { name: "Prendi in carico il resoconto" }).click()
  await expect(page).toHaveURL(/\/reports\/1$/)
  await expect(page.getByText("Prima abbina le persone ai posti")).toBeVisible()
  await expect(page.getByText(/proposto: controlla/)).toHaveCount(1)
  await page.getByRole("button", { name: "Salva gli abbinamenti" }).click()
  await expect(page.getByText("Era collegato, ma per l'appello era in sala")).toBeVisible()

  await page.goto(`${path}/rollcall`)
  await expect(page.getByText(/^Presente dalle/)).toHaveCount(1)
}

test("a secretary proves who was there: sheet and report beside the roll", async ({ page }) => {
  await provePresence(page)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the same by forms alone", async ({ page }) => {
    await provePresence(page)
  })
})
