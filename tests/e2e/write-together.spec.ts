import { startServer } from "#tests/support/server.ts"
import { checkPage } from "./support/check-page.ts"
import { linkFromMail, liveText, openPuglia, signInAs, typeAfter } from "./support/people.ts"
import { expect, test } from "./support/test.ts"

const BEGINNING = "Questo Piano dice"

test("a delegate is invited, takes the seat, writes with a second person, loses the seat, and the text survives a crash", async ({
  open,
  problems,
}) => {
  const server = await startServer()
  try {
    const baseURL = server.url
    const secretary = await (await open({ baseURL })).newPage()
    await signInAs(secretary, "Bruno Prova")
    await checkPage(secretary)

    await openPuglia(secretary, "Componenti")
    await checkPage(secretary)
    await secretary.getByRole("link", { name: "Invita supplente al posto C1" }).click()
    await secretary.getByLabel("Nome e cognome").fill("Zelda Provetta")
    await secretary.getByLabel("E-mail di lavoro").fill("zelda@example.org")
    await secretary.getByRole("button", { name: "Manda l'invito" }).click()
    await expect(secretary.getByRole("status")).toContainText("Invito in partenza")
    await checkPage(secretary)
    const link = await linkFromMail(secretary, "zelda@example.org")
    await checkPage(secretary)

    const delegate = await (await open({ baseURL })).newPage()
    for (let times = 0; times < 10; times++) await delegate.goto(link)
    await checkPage(delegate)
    await delegate.getByLabel("Scegli una password").fill("tre parole a caso")
    await delegate.getByRole("button", { name: "Accetto il posto" }).click()
    await expect(delegate.getByRole("status")).toContainText("Il posto è tuo")
    await checkPage(delegate)

    const second = await (await open({ baseURL })).newPage()
    await signInAs(second, "Ivo Segnaposto")
    for (const page of [delegate, second]) {
      await openPuglia(page, "Panoramica")
      await page.getByRole("link", { name: "Scrivi", exact: true }).first().click()
      await liveText(page)
      await checkPage(page)
    }
    await typeAfter(delegate, BEGINNING, " Scrive Zelda.")
    await typeAfter(second, "Prima di scrivere", " Scrive Ivo.")
    await expect(await liveText(second)).toContainText("Scrive Zelda.")
    await expect(await liveText(delegate)).toContainText("Scrive Ivo.")
    await expect(second.locator(".caret").filter({ hasText: "Zelda Provetta" })).toHaveCount(1)
    await expect(delegate.locator(".caret").filter({ hasText: "Ivo Segnaposto" })).toHaveCount(1)
    for (const page of [delegate, second]) await expect(page.locator(".saved")).toContainText("Salvato alle")
    await checkPage(second)

    problems.allow(/WebSocket|ERR_(CONNECTION_\w+|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/)
    await openPuglia(secretary, "Componenti")
    await secretary.getByRole("link", { name: "Chiudi il mandato di Zelda Provetta" }).click()
    await checkPage(secretary)
    await secretary.getByLabel("Motivo").fill("L'associazione ha cambiato delegata")
    await secretary.getByRole("button", { name: "Chiudi il mandato" }).click()
    await expect(secretary.getByRole("status")).toContainText("Mandato chiuso")
    await expect(delegate.getByLabel("Testo del documento")).toHaveAttribute("contenteditable", "false", {
      timeout: 1000,
    })
    await checkPage(delegate)

    await typeAfter(second, "Prima di scrivere", " Prima del colpo.")
    await expect(second.locator(".saved")).toContainText("Salvato alle")
    await server.kill()
    await server.restart()
    await second.reload()
    const text = await liveText(second)
    for (const words of ["Scrive Zelda.", "Scrive Ivo.", "Prima del colpo."])
      await expect(text).toContainText(words)
  } finally {
    await server.stop()
  }
})
