import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "./support/people.ts"
import { send, submitProposal, support, takeStep, told, writeProposal } from "./support/proposals.ts"
import { expect, test } from "./support/test.ts"

const TITLE = "Un modulo solo per la scuola (prova)"
const BODY = "Comune di Borgo Esempio (demo)"

/** An association's proposal, from the form to the secretariat. @returns its address */
const propose = async (writer: Page) => {
  const path = await writeProposal(writer, TITLE)
  await submitProposal(writer, path)
  return path
}

/** The table says yes to it, step by step. */
const approve = async (secretary: Page, path: string) => {
  for (const step of ["admit", "discuss", "to_ballot"]) await takeStep(secretary, path, step)
  const said = { outcome: "approved", words: "Seduta di prova: favorevoli tutti." }
  await takeStep(secretary, path, "vote", said)
}

test("without a script a body takes a request in charge, one writes and another endorses a partial yes; the authors ask once", async ({
  open,
  checkPage,
}) => {
  const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
  const someone = async (name: string, how: Parameters<typeof open>[0] = { javaScriptEnabled: false }) => {
    const page = await (await open(how)).newPage()
    await signInAs(page, name)
    await page.goto("/language/it?to=/desk")
    return page
  }
  const author = await someone("Fatou Dimostrativa", phone)
  const path = await propose(author)
  for (const name of ["Hana Simulata", "Omar Facsimile"]) {
    const supporter = await someone(name)
    await support(supporter, path)
  }
  const secretary = await someone("Bruno Prova")
  await approve(secretary, path)
  await secretary.getByRole("link", { name: "Chiedi la risposta all'ente" }).click()
  await secretary.getByLabel("Ente che risponde").fill(BODY)
  await secretary.getByRole("button", { name: "Chiedi la risposta" }).click()
  await expect(told(secretary)).toContainText("Richiesta inviata")
  await expect(secretary.locator("main")).toContainText(/Mancano \d+ giorni: il termine è il/)
  const answer = new URL(secretary.url()).pathname

  const writer = await someone("Elena Campione", phone)
  await writer.goto(`${answer}/take`)
  await send(writer)
  await expect(told(writer)).toContainText("Presa in carico")
  await writer.goto(`${answer}/draft`)
  await writer.locator("main input[name=outcome][value=partly]").check({ force: true })
  await writer.getByLabel("Motivo, in parole semplici").fill("Accogliamo una parte della proposta.")
  await writer.locator("main input[name=part0what]").fill("Il modulo solo")
  await writer.locator("main select[name=part0verdict]").selectOption("yes")
  await writer.getByRole("button", { name: "Salva la bozza" }).click()
  await expect(told(writer)).toContainText("Bozza salvata")
  await writer.getByRole("button", { name: "Salva e chiedi il visto" }).click()
  await expect(writer).toHaveTitle(/^Errore: /)
  await expect(writer.locator("main input[name=part0what]")).toHaveValue("Il modulo solo")
  await expect(writer.getByRole("alert")).toContainText("Scrivi il motivo di questa parte.")
  await expect(writer.getByRole("alert")).toContainText("Scrivi il costo")
  await checkPage(writer)
  await writer.locator("main textarea[name=part0reason]").fill("Lo usiamo da settembre.")
  await writer.locator("main input[name=part1what]").fill("In sei lingue")
  await writer.locator("main select[name=part1verdict]").selectOption("no")
  await writer.locator("main textarea[name=part1reason]").fill("Per ora in tre.")
  await writer.getByLabel("Costo in euro").fill("1.200")
  await writer.getByLabel("Da dove vengono i soldi").fill("Bilancio della scuola")
  await writer.getByLabel("Si fa entro").fill("31/12/2099")
  await writer.locator("main input[name=promise0title]").fill("stampare il modulo")
  await writer.locator("main input[name=promise0due]").fill("30/11/2099")
  await writer.getByRole("button", { name: "Salva e chiedi il visto" }).click()
  await expect(told(writer)).toContainText("aspetta il visto di un'altra persona")

  await author.goto(answer)
  await expect(author.locator("main")).not.toContainText("Accogliamo una parte")
  await author.goto(`${answer}/draft`)
  await expect(author.locator("main")).toContainText("Lo fa chi gestisce l'ente")

  const manager = await someone("Gino Finto")
  await manager.goto(`${answer}/visto`)
  await expect(manager.locator("main")).toContainText("Per ora in tre.")
  await manager.getByLabel("Visto di").fill("Livello dirigenziale (demo)")
  await manager.getByRole("button", { name: "Dai il visto" }).click()
  await expect(told(manager)).toContainText("Visto dato")
  await manager.goto(`${answer}/publish`)
  await manager.getByLabel("Protocollo della risposta").fill("DEMO/000999")
  await manager.getByRole("button", { name: "Pubblica", exact: true }).click()
  await expect(told(manager)).toContainText("Risposta pubblicata")

  await author.goto(path)
  await author.getByRole("link", { name: BODY }).first().click()
  await expect(author.locator("main")).toContainText("Accolta in parte")
  await author.getByRole("link", { name: "Chiedi un chiarimento" }).click()
  await author.getByLabel("Che cosa non è chiaro").fill("Quali sono le tre lingue?")
  await author.getByRole("button", { name: "Chiedi", exact: true }).click()
  await expect(told(author)).toContainText("Chiarimento chiesto")
  await author.goto(`${answer}/clarify`)
  await expect(author.locator("main")).toContainText("si può una volta sola")
  await manager.goto(`${answer}/clarify`)
  await manager.getByLabel("Spiegazione").fill("Arabo, francese e inglese.")
  await manager.getByRole("button", { name: "Rispondi" }).click()
  await expect(told(manager)).toContainText("Chiarimento dato")

  const visitor = await (await open(phone)).newPage()
  await visitor.goto(answer)
  for (const words of [
    "Arabo, francese e inglese.",
    "1.200,00",
    "stampare il modulo",
    "DEMO/000999",
    "nei termini",
  ])
    await expect(visitor.locator("main")).toContainText(words)
  for (const name of ["Fatou", "Elena", "Gino"]) await expect(visitor.locator("main")).not.toContainText(name)
  await visitor.goto(path)
  await visitor.getByRole("link", { name: "Segui il filo" }).click()
  await expect(visitor.locator("ol.thread [aria-current=step]")).toContainText("stampare il modulo")
  await visitor.goto(`/answers/${demoCode("a-p1-asl")}`)
  await expect(visitor.locator("main")).toContainText(/In ritardo di \d+ giorni: il termine era il/)
})
