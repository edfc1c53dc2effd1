import type { Page } from "@playwright/test"
import { pdf } from "#tests/support/files.ts"
import { mailedLink } from "./support/mail.ts"
import { signInAs } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

test.use({ javaScriptEnabled: false })

const upload = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(pdf(name)) })
const next = (page: Page) => page.getByRole("button", { name: "Continua" }).click()
const step = (page: Page, at: number) => expect(page.getByText(`passo ${at} di 6`)).toBeVisible()

type Look = () => Promise<void>
type Asking = { name: string; table: string; person: string; email: string }

/** The first four pages of the form, with one mistake on the way; ends at the annexes. */
const fillInForm = async (page: Page, { name, table, person, email }: Asking, look: Look) => {
  await page.goto("/organisations")
  await page.getByRole("main").getByRole("link", { name: "Chiedi di entrare" }).click()
  await look()
  await next(page)
  await expect(page).toHaveTitle(/^Errore: /)
  await look()
  await page.getByLabel("Nome", { exact: true }).fill(name)
  await page.getByLabel("Tipo", { exact: true }).selectOption("migrant_association")
  await page.getByLabel("Livello", { exact: true }).selectOption("municipal")
  await page.getByLabel("Territorio").fill("Puglia")
  await next(page)
  await step(page, 2)
  await look()
  await page.getByLabel("Numero di repertorio RUNTS").fill("DEMO-7001")
  await page.getByLabel("E-mail dell'ente").fill("ente@example.org")
  await next(page)
  await step(page, 3)
  await look()
  const tables = page.getByLabel("A quale Tavolo")
  const value = await tables.locator("option", { hasText: table }).first().getAttribute("value")
  await tables.selectOption(value ?? "")
  await page.getByLabel("Perché volete partecipare").fill("Teniamo uno sportello serale in due quartieri.")
  await next(page)
  await step(page, 4)
  await look()
  await page.getByLabel("Nome e cognome").fill(person)
  await page.getByLabel("E-mail", { exact: true }).fill(email)
  await next(page)
  await step(page, 5)
}

/** Sends the form, and confirms it from the mail after a machine has opened the link ten times. */
const sendAndConfirm = async (page: Page, email: string, look: Look) => {
  await step(page, 6)
  await look()
  await page.getByRole("button", { name: "Manda la richiesta" }).click()
  await expect(page.getByText("Guarda la tua posta")).toBeVisible()
  await look()
  const link = await mailedLink(page, email, "Conferma la richiesta", "/adhesions/")
  for (let n = 0; n < 10; n++) expect((await page.request.get(link)).status()).toBe(200)
  await page.goto(link)
  await look()
  await page.getByRole("button", { name: "Conferma e invia" }).click()
  await expect(page.getByText("In attesa").first()).toBeVisible()
  await look()
}

test("a body asks to join, answers what is missing, is accepted, and its person enters", async ({
  page,
  open,
  checkPage,
}) => {
  const look = () => checkPage(page)
  const email = "presidente@example.org"
  const name = "Associazione Lume (demo)"
  await fillInForm(page, { name, table: "Puglia (demo)", person: "Lia Lumicino", email }, look)
  await look()
  const badFile = { name: "statuto.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ non è un PDF") }
  await page.getByLabel("Statuto").setInputFiles(badFile)
  await next(page)
  await expect(page).toHaveTitle(/^Errore: /)
  await page.getByLabel("Statuto").setInputFiles(upload("statuto.pdf"))
  await next(page)
  await expect(page.getByText("statuto.pdf")).toBeVisible()
  await sendAndConfirm(page, email, look)

  const bruno = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(bruno, "Bruno Prova")
  const notice = await mailedLink(bruno, "bruno.prova@demo.example", name, "/inbox/")
  await expect(bruno.getByText(/risposta entro il \d+ [a-z]+ \d{4}/)).toBeVisible()
  await bruno.goto(notice)
  await expect(bruno).toHaveURL(/\/adhesions\/requests\//)
  await checkPage(bruno)
  const [download] = await Promise.all([
    bruno.waitForEvent("download"),
    bruno.getByRole("link", { name: "statuto.pdf" }).click(),
  ])
  expect(download.suggestedFilename()).toBe("statuto.pdf")
  await bruno.getByRole("button", { name: "Prendi in carico" }).click()
  await expect(bruno.getByText("la esamina Bruno Prova")).toBeVisible()
  await bruno.getByText("Chiedi integrazioni", { exact: true }).click()
  await bruno.getByLabel("Che cosa manca").fill("Scrivi chi sono gli amministratori.")
  await bruno.getByRole("button", { name: "Manda la domanda" }).click()
  await expect(bruno.getByText("Attende integrazioni").first()).toBeVisible()
  await checkPage(bruno)

  await page.goto(await mailedLink(page, email, "serve qualcosa in più", "/adhesions/"))
  await expect(page.getByText("Scrivi chi sono gli amministratori.").first()).toBeVisible()
  await look()
  await page.getByLabel("La tua risposta").fill("Lia Lumicino e due consigliere.")
  await page.getByRole("button", { name: "Manda la risposta" }).click()
  await expect(page.getByText("Integrazioni arrivate")).toBeVisible()
  await look()

  await bruno.reload()
  await expect(bruno.getByText("Lia Lumicino e due consigliere.")).toBeVisible()
  await bruno.getByRole("button", { name: "Accogli la richiesta" }).click()
  await expect(bruno.getByRole("main").getByRole("link", { name }).first()).toBeVisible()
  await checkPage(bruno)

  await page.goto(await mailedLink(page, email, "Accolta", "/adhesions/"))
  await look()
  await page.getByLabel("Password").fill("tre parole a caso")
  await page.getByRole("button", { name: "Entra come referente" }).click()
  await expect(page).toHaveURL(/\/organisations\//)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name)
  await look()
  await page.goto(`${page.url().replace(/\?.*/, "")}/people`)
  await expect(page.getByRole("main")).toContainText("Lia Lumicino")
})

test("a refusal says why, to whoever asked and in the list of the decided", async ({
  page,
  open,
  checkPage,
}) => {
  const look = () => checkPage(page)
  const email = "rifiutata@example.org"
  const name = "Circolo Trottola (demo)"
  await fillInForm(page, { name, table: "Basilicata", person: "Tino Trottola", email }, look)
  await next(page)
  await sendAndConfirm(page, email, look)

  const bruno = await (await open({ javaScriptEnabled: false })).newPage()
  await signInAs(bruno, "Bruno Prova")
  await bruno.goto("/adhesions")
  await checkPage(bruno)
  await bruno.getByRole("link", { name }).click()
  await bruno.getByText("Non accogliere", { exact: true }).click()
  await bruno.getByRole("button", { name: "Non accogliere la richiesta" }).click()
  await expect(bruno).toHaveTitle(/^Errore: /)
  await checkPage(bruno)
  await bruno.getByLabel("Motivo").fill("Manca lo statuto: mandalo e la guardiamo di nuovo.")
  await bruno.getByRole("button", { name: "Non accogliere la richiesta" }).click()
  await expect(bruno.getByText("Non accolta").first()).toBeVisible()
  await bruno.goto("/adhesions?show=decided")
  await expect(bruno.getByRole("link", { name })).toBeVisible()

  await page.goto(await mailedLink(page, email, "non accolta", "/adhesions/"))
  await expect(page.getByText("Manca lo statuto: mandalo e la guardiamo di nuovo.").first()).toBeVisible()
  await look()
})
