import { checkPage } from "./support/check-page.ts"
import { openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

const TITLE = "Linee guida da ripulire"

test("without JavaScript the history of a text is erased, with a reason and its title typed again", async ({
  page,
  open,
}) => {
  await signInAs(page, "Carla Fittizia")
  await openPuglia(page, "Documenti")
  await page.getByRole("link", { name: "Nuovo documento" }).click()
  await page.getByLabel("Titolo").fill(TITLE)
  await page.getByLabel("Tipo di testo").selectOption("guidelines")
  await page.getByLabel("Traccia di linee guida").check()
  await page.getByRole("button", { name: "Comincia" }).click()
  const here = new URL(page.url()).pathname
  await expect(async () => {
    await page.goto(here)
    await expect(page.locator(".doc h2").first()).toBeVisible({ timeout: 500 })
  }).toPass()
  const words = await page.locator(".doc").textContent()

  await page.getByRole("link", { name: "Versioni" }).click()
  await page.getByLabel("Nome", { exact: true }).fill("Prima lettura")
  await page.getByRole("button", { name: "Conserva la versione" }).click()
  await expect(async () => {
    await page.goto(`${here}/versions/1/authors`)
    await expect(page.getByRole("rowheader", { name: "Carla Fittizia" }).first()).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  await checkPage(page)

  await page.goto(`${here}/versions`)
  await page.getByRole("link", { name: "Cancella la cronologia" }).click()
  await expect(page.getByRole("heading", { name: "Che cosa resta" })).toBeVisible()
  await checkPage(page)
  await page.getByLabel("Perché").fill("Un codice fiscale incollato per errore")
  await page.getByLabel("Per conferma").fill("Altro titolo")
  await page.getByRole("button", { name: "Cancella la cronologia" }).click()
  await expect(page.getByRole("alert")).toContainText("Il titolo non è questo")
  await expect(page.getByLabel("Perché")).toHaveValue("Un codice fiscale incollato per errore")
  await checkPage(page)
  await page.getByLabel("Per conferma").fill(TITLE)
  await page.getByRole("button", { name: "Cancella la cronologia" }).click()
  await expect(page.getByRole("status")).toContainText("La cronologia è cancellata")
  await page.getByRole("link", { name: "Versione 1", exact: true }).click()
  await expect(page.locator(".doc")).toHaveText(words ?? "")
  await page.goto(here)
  await expect(page.locator(".doc")).toHaveText(words ?? "")

  const member = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(member, "Hana Simulata")
  const answer = await member.goto(`${here}/erase-history`)
  expect(answer?.status()).toBe(403)
})
