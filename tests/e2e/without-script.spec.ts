import { linkFromMail, openPuglia, signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

test("without JavaScript a secretary invites, withdraws, and the link says so", async ({
  page,
  open,
  checkPage,
}) => {
  await signInAs(page, "Bruno Prova")
  await openPuglia(page, "Componenti")
  await page.getByRole("link", { name: "Invita titolare al posto A5" }).click()
  await page.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(page).toHaveTitle(/^Errore: /)
  await expect(page.getByRole("alert")).toContainText("Scrivi nome e cognome")
  await page.getByLabel("Nome e cognome").fill("Yuri Provetto")
  await page.getByLabel("E-mail di lavoro").fill("yuri@example.org")
  await page.getByLabel("Fine del mandato").fill("31/02/2027")
  await page.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(page.getByLabel("Nome e cognome")).toHaveValue("Yuri Provetto")
  await page.getByLabel("Fine del mandato").fill("28/2/2027")
  await page.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(page.getByRole("status")).toContainText("Invito in partenza")
  const link = await linkFromMail(page, "yuri@example.org")

  await openPuglia(page, "Componenti")
  await page.getByRole("button", { name: "Ritira l'invito a Yuri Provetto" }).click()
  await expect(page.getByRole("status")).toContainText("Invito ritirato")
  const guest = await (await open({ javaScriptEnabled: false })).newPage()
  await guest.goto(link)
  await expect(guest.getByRole("heading", { name: "Questo invito è stato ritirato" })).toBeVisible()
  void checkPage
})

test("without JavaScript a document is begun from a template, opened to its writers and read", async ({
  page,
}) => {
  await signInAs(page, "Carla Fittizia")
  await openPuglia(page, "Documenti")
  await page.getByRole("link", { name: "Nuovo documento" }).click()
  await page.getByLabel("Titolo").fill("Linee guida di prova")
  await page.getByLabel("Tipo di testo").selectOption("guidelines")
  await page.getByLabel("Traccia di linee guida").check()
  await page.getByRole("button", { name: "Comincia" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Linee guida di prova")
  await page.getByRole("button", { name: "Apri alla scrittura condivisa" }).click()
  await expect(page.getByRole("status")).toContainText("La scrittura condivisa è aperta")
  await expect(async () => {
    await page.reload()
    await expect(page.locator(".doc h2").first()).toBeVisible({ timeout: 500 })
  }).toPass()
})

test("a session that ended while somebody typed eats nothing", async ({ page, context, problems }) => {
  problems.allow(/answered 401|status of 401/)
  await signInAs(page, "Bruno Prova")
  await openPuglia(page, "Componenti")
  await page.getByRole("link", { name: "Invita titolare al posto Z1" }).click()
  await page.getByLabel("Nome e cognome").fill("Ultima Battuta")
  await page.getByLabel("E-mail di lavoro").fill("ultima@example.org")
  await context.clearCookies()
  await page.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Per sicurezza ti abbiamo fatto uscire")
  await page.getByRole("button", { name: "Entra e continua" }).click()
  await page.getByLabel("E-mail").fill("bruno.prova@demo.example")
  await page.getByLabel("Password").fill("tavoli-di-prova")
  await page.getByRole("button", { name: "Entra", exact: true }).first().click()
  await expect(page.getByText("Ultima Battuta")).toBeVisible()
  await page.getByRole("button", { name: "Invia quello che avevi scritto" }).click()
  await expect(page.getByRole("status")).toContainText("Invito in partenza")
})

test("one's own sessions are listed, and another one is ended", async ({ page, open }) => {
  await signInAs(page, "Gino Finto")
  const other = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(other, "Gino Finto")
  await page.goto("/account")
  await page
    .getByRole("row")
    .filter({ hasNotText: "questa sessione" })
    .getByRole("button", { name: /^Chiudi/ })
    .first()
    .click()
  await expect(page.getByRole("status")).toContainText("la sessione è chiusa")
  await other.goto("/account")
  await expect(other).toHaveURL(/\/sign-in/)
})
