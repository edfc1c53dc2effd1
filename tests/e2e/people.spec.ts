import type { Page } from "@playwright/test"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

const PASSWORD = "tre parole a caso"

/** The newest link of ours in the mail to an address. */
const linkTo = async (page: Page, address: string, subject = ""): Promise<string> => {
  const row = () => page.getByRole("row").filter({ hasText: address }).filter({ hasText: subject }).first()
  await expect(async () => {
    await page.goto("/dev/mail")
    await expect(row()).toBeVisible({ timeout: 500 })
  }).toPass()
  await row().getByRole("link").first().click()
  const href = await page
    .getByRole("main")
    .getByRole("link", { name: /\/(links|requests)\// })
    .getAttribute("href")
  return new URL(href ?? "").pathname
}

/** What a mail filter does: opens every link that it sees, many times. */
const machine = async (page: Page, link: string) => {
  for (let n = 0; n < 10; n++) expect((await page.request.get(link)).status()).toBe(200)
}

test("an account is asked for, confirmed, limited, recognised and full", async ({ page, open }) => {
  await page.goto("/sign-in")
  await page.getByRole("link", { name: "Chiedi un account" }).click()
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await expect(page.getByRole("alert")).toContainText("Scrivi nome e cognome")
  await page.getByLabel("Nome e cognome").fill("Nora Provetta")
  await page.getByLabel("E-mail di lavoro").fill("nora@example.org")
  await page.getByLabel("Organizzazione").fill("Associazione Orizzonti (demo)")
  await page.getByLabel("Che cosa fai lì").fill("Volontaria allo sportello")
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await expect(page.getByRole("status")).toContainText("Ti abbiamo scritto")
  const link = await linkTo(page, "nora@example.org")
  await machine(page, link)
  await page.goto(link)
  await page.getByLabel("Password nuova").fill(PASSWORD)
  await page.getByRole("button", { name: "Conferma la richiesta" }).click()
  await expect(page.getByText("Il tuo account è limitato")).toBeVisible()

  const manager = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(manager, "Fatou Dimostrativa")
  await manager.goto("/language/it?to=/requests")
  await manager.getByRole("link", { name: /Nora Provetta/ }).click()
  await manager.getByRole("button", { name: "Riconosci" }).click()
  await expect(manager.getByRole("status")).toContainText("Riconosciuto")

  await page.goto("/account")
  await expect(page.getByText("Il tuo account è limitato")).toBeHidden()
  await expect(page.getByRole("main")).toContainText("Associazione Orizzonti (demo)")
})

/** A new account by request, confirmed by its link; signed in on this page. */
const newAccount = async (page: Page, name: string, email: string) => {
  await page.goto("/request-account")
  await page.getByLabel("Nome e cognome").fill(name)
  await page.getByLabel("E-mail di lavoro").fill(email)
  await page.getByLabel("Organizzazione").fill("Ente che non c'è")
  await page.getByLabel("Che cosa fai lì").fill("Prova")
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await page.goto(await linkTo(page, email))
  await page.getByLabel("Password nuova").fill(PASSWORD)
  await page.getByRole("button", { name: "Conferma la richiesta" }).click()
  await expect(page.getByText("Il tuo account è limitato")).toBeVisible()
}

test("who forgot the password chooses another by a link, and other browsers are signed out", async ({
  page,
  open,
}) => {
  const email = "smemorata@example.org"
  const other = await (await open({ javaScriptEnabled: false })).newPage()
  await newAccount(other, "Persona Smemorata", email)
  await page.goto("/sign-in")
  await page.getByRole("link", { name: "Non ricordi la password?" }).click()
  await page.getByLabel("E-mail").fill(email)
  await page.getByRole("button", { name: "Mandami il link per una password nuova" }).click()
  await expect(page.getByRole("status")).toContainText("Se c'è un account con questa e-mail")
  const link = await linkTo(page, email, "Scegli una password nuova")
  await machine(page, link)
  await page.goto(link)
  await page.getByLabel("Password nuova").fill("corta")
  await page.getByRole("button", { name: "Salva la password ed entra" }).click()
  await expect(page.getByRole("alert")).toContainText("almeno 10 caratteri")
  await page.getByLabel("Password nuova").fill("altre parole a caso")
  await page.getByRole("button", { name: "Salva la password ed entra" }).click()
  await expect(page.getByRole("status")).toContainText("la password è cambiata")
  await other.goto("/account")
  await expect(other).toHaveURL(/\/sign-in/)
  await other.goto(link)
  await expect(other.getByText("Questo link è già stato usato")).toBeVisible()
  await expect(other.getByRole("button", { name: "Mandami un link nuovo" })).toBeVisible()
})

/** A manager of the demo invites somebody to act for their organisation; the link of the invitation. */
const invited = async (manager: Page, who: string, name: string, email: string) => {
  await signInAs(manager, who)
  await manager.goto("/language/it?to=/account")
  await manager.getByRole("link", { name: /^Gestisci le persone di/ }).click()
  await manager.getByRole("link", { name: "Invita una persona" }).click()
  await manager.getByLabel("Nome e cognome").fill(name)
  await manager.getByLabel("E-mail di lavoro").fill(email)
  await manager.getByRole("button", { name: "Manda l'invito" }).click()
  await expect(manager.getByRole("status")).toContainText("Invito in partenza")
  return linkTo(manager, email)
}

test("two accounts of one person become one, which then chooses for whom to act", async ({ page, open }) => {
  const browser = async () => (await open({ javaScriptEnabled: false })).newPage()
  const links = [
    await invited(await browser(), "Gino Finto", "Doppia Persona", "doppia.uno@example.org"),
    await invited(await browser(), "Fatou Dimostrativa", "Doppia Persona", "doppia.due@example.org"),
  ]
  const other = await browser()
  for (const [index, one] of [page, other].entries()) {
    await machine(one, links[index] ?? "")
    await one.goto(links[index] ?? "")
    await one.getByLabel("Password nuova").fill(PASSWORD)
    await one.getByRole("button", { name: "Accetta" }).click()
    await expect(one).toHaveURL(/\/desk$/)
  }
  await page.goto("/account/merge")
  await page.getByLabel("E-mail dell'altro account").fill("doppia.due@example.org")
  await page.getByRole("button", { name: "Manda il link" }).click()
  await expect(page.getByRole("status")).toContainText("il link è in partenza")
  const link = await linkTo(other, "doppia.due@example.org", "Unisci i tuoi due account")
  await machine(page, link)
  await page.goto(link)
  await page.getByRole("button", { name: "Unisci gli account" }).click()
  await expect(page.getByRole("status")).toContainText("i due account sono uno")
  await other.goto("/account")
  await expect(other).toHaveURL(/\/sign-in/)
  await page.locator(".me summary").click()
  await expect(page.locator(".me summary")).toContainText("per Associazione Orizzonti (demo)")
  await page.getByRole("button", { name: "Agisci per Comune di Borgo Esempio (demo)" }).first().click()
  await expect(page.locator(".me summary")).toContainText("per Comune di Borgo Esempio (demo)")
})

test("one's own data is a file, and an account that holds nothing is deleted", async ({ page }) => {
  await newAccount(page, "Persona Che Va", "va@example.org")
  const file = await page.request.get("/account/data")
  expect(await file.json()).toMatchObject({
    person: { email: "va@example.org" },
    requests: [{ role: "Prova" }],
  })
  await page.getByRole("link", { name: "Cancella il mio account" }).click()
  await page.getByLabel("Password attuale").fill(PASSWORD)
  await page.getByRole("button", { name: "Cancella per sempre" }).click()
  await expect(page.getByRole("alert")).toContainText("Spunta la casella")
  await page.getByLabel("Password attuale").fill(PASSWORD)
  await page.getByLabel("Ho capito").check()
  await page.getByRole("button", { name: "Cancella per sempre" }).click()
  await expect(page.getByRole("status")).toContainText("Il tuo account non c'è più")
  await page.getByLabel("E-mail").fill("va@example.org")
  await page.getByLabel("Password").fill(PASSWORD)
  await page.getByRole("button", { name: "Entra", exact: true }).first().click()
  await expect(page.getByRole("alert")).toContainText("E-mail o password sbagliate")
})

test("an administrator gives a role, and cannot remove the last administrator", async ({ page }) => {
  await signInAs(page, "Ada Esempio")
  await page.goto("/admin/people?q=lina")
  await page.getByRole("link", { name: /Lina Bozza/ }).click()
  await page.getByLabel("Ruolo", { exact: true }).selectOption("auditor")
  await page.getByRole("button", { name: "Dai il ruolo" }).click()
  await expect(page.getByRole("alert")).toContainText("ha sempre una scadenza")
  await page.getByLabel("Ruolo", { exact: true }).selectOption("trainer")
  await page.getByRole("button", { name: "Dai il ruolo" }).click()
  await expect(page.getByRole("status")).toContainText("il ruolo vale da oggi")
  await page.goto("/admin/people?role=administrator")
  await page.getByRole("link", { name: /Ada Esempio/ }).click()
  await page.getByText("Ritira: Amministra la piattaforma").click()
  await page.getByLabel("Motivo").fill("Prova")
  await page.getByRole("button", { name: "Ritira il ruolo" }).click()
  await expect(page.getByRole("alert")).toContainText("prima dai il ruolo a un'altra")
})
